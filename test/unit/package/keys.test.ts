import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { parsePartyCard } from '../../../main/package/card.ts'
import { certificateSha256, issueCertificate } from '../../../main/package/certificate.ts'
import { generateIdentity, identityFile, parseIdentityFile } from '../../../main/package/identity.ts'
import { parseReceivingKey, signReceivingKey } from '../../../main/package/receivingKey.ts'
import { aLender, aVendor, notAfter, notBefore, now, type Party } from '../../fixtures/packages.ts'

let lender: Party
let vendor: Party

beforeAll(async () => {
  ;[lender, vendor] = await Promise.all([aLender(), aVendor()])
})

describe('a certificate', () => {
  it('is signed by itself, for the time and name given', () => {
    const certificate = new X509Certificate(vendor.certificatePem)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.subject).toBe('CN=样本外包公司')
    expect([new Date(certificate.validFrom), new Date(certificate.validTo)]).toEqual([notBefore, notAfter])
    expect(certificateSha256(vendor.certificatePem)).toBe(
      certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    )
  })

  it("of a reviewer is signed by the vendor's key and certifies nobody", async () => {
    const key = await issueCertificate({ commonName: '复审员甲', issuer: vendor, notBefore, notAfter })
    const [certificate, issuer] = [
      new X509Certificate(key.certificatePem),
      new X509Certificate(vendor.certificatePem),
    ]
    expect(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)).toBe(true)
    expect([certificate.ca, issuer.ca]).toEqual([false, true])
  })
})

describe('an identity file', () => {
  it('is in the form of age-keygen and read back', async () => {
    const identity = await generateIdentity()
    const text = identityFile(identity, now)
    expect(text.split('\n')).toEqual([
      '# created: 2026-06-01T08:00:00Z',
      `# public key: ${identity.recipient}`,
      identity.identity,
      '',
    ])
    expect(await parseIdentityFile(text, 'identity.txt')).toEqual([identity.identity])
  })

  it.each(['', '# only a comment\n', 'AGE-SECRET-KEY-1QQQQ', 'age1qqqq'])(
    'is refused without quoting it where it holds %j',
    async (text) => {
      await expect(parseIdentityFile(text, 'identity.txt')).rejects.toMatchObject({
        code: 'file/invalid',
        params: { path: 'identity.txt', detail: expect.not.stringContaining('QQQQ') },
      })
    },
  )
})

describe("a party's card", () => {
  it('is read back', () => {
    expect(parsePartyCard(JSON.stringify(lender.card), 'lender.json')).toEqual(lender.card)
  })

  it.each([
    ['repeats a name', () => JSON.stringify(lender.card).replace('{', '{"name":"x",')],
    ['has an unknown member', () => JSON.stringify({ ...lender.card, extra: 1 })],
    ['is of another format', () => JSON.stringify({ ...lender.card, format: 'loan-review-party/2' })],
    ['holds no certificate', () => JSON.stringify({ ...lender.card, certificate: 'x' })],
    [
      'holds two certificates',
      () => JSON.stringify({ ...lender.card, certificate: lender.certificatePem.repeat(2) }),
    ],
    [
      'holds a recipient of another kind',
      () => JSON.stringify({ ...lender.card, recipient: 'ssh-ed25519 AAAA' }),
    ],
    ['is not JSON', () => 'x'],
  ])('is refused where it %s', (_, text) => {
    expect(() => parsePartyCard(text(), 'lender.json')).toThrow(
      expect.objectContaining({ code: 'file/invalid' }),
    )
  })
})

describe('a receiving key', () => {
  async function aReceivingKey(): Promise<string> {
    const { recipient } = await generateIdentity()
    return signReceivingKey(
      {
        format: 'loan-review-receiving-key/1',
        keyId: crypto.randomUUID(),
        issuedAt: now.toISOString(),
        vendor: { name: vendor.name, certificate: vendor.certificatePem },
        lender: { name: lender.name, certSha256: certificateSha256(lender.certificatePem) },
        recipient,
      },
      vendor,
    )
  }

  it('is read back, whatever the order of its members', async () => {
    const text = await aReceivingKey()
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()))
    expect(await parseReceivingKey(reordered, 'k.json')).toEqual(await parseReceivingKey(text, 'k.json'))
  })

  it('is refused where a member was changed or it is signed by another key', async () => {
    const key = JSON.parse(await aReceivingKey())
    const { recipient } = await generateIdentity()
    const stranger = { name: vendor.name, certificate: lender.certificatePem }
    for (const changed of [
      { ...key, recipient },
      { ...key, vendor: stranger },
      { ...key, signature: 'e30..AAAA' },
    ])
      await expect(parseReceivingKey(JSON.stringify(changed), 'k.json')).rejects.toMatchObject({
        code: 'file/invalid',
      })
  })
})
