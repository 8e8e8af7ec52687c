import { createHash, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { cardSha256, parsePartyCard } from '../../../main/package/card.ts'
import { certificateSha256, issueCertificate } from '../../../main/package/certificate.ts'
import { generateIdentity, identityFile, parseIdentityFile } from '../../../main/package/identity.ts'
import {
  parseReceivingKeys,
  signReceivingKey,
  signReceivingKeyBook,
} from '../../../main/package/receivingKey.ts'
import {
  parseOfferedCard,
  parseRotation,
  replacesCertificate,
  signRotation,
} from '../../../main/package/rotation.ts'
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

describe("a card's fingerprint", () => {
  it('is the SHA-256 of its canonical form, whatever the order of its members', () => {
    const { certificate, format, name, recipient } = lender.card
    const canonical = JSON.stringify({ certificate, format, name, recipient })
    expect(cardSha256({ recipient, name, format, certificate })).toBe(
      createHash('sha256').update(canonical).digest('hex'),
    )
  })

  it.each(['name', 'certificate', 'recipient'] as const)('is another where the %s is another', (member) => {
    expect(cardSha256({ ...lender.card, [member]: vendor.card[member] })).not.toBe(cardSha256(lender.card))
  })
})

describe('a rotation', () => {
  const rotationTo = (card: Party['card'], signer: Party) =>
    signRotation({ rotatedAt: now.toISOString(), card }, signer)

  it('is read back, and replaces the certificate whose key signed it and no other', async () => {
    const next = await aLender()
    const rotation = parseRotation(await rotationTo(next.card, lender), 'rotation.json')
    expect(rotation.card).toEqual(next.card)
    expect(await replacesCertificate(rotation, lender.certificatePem)).toBe(true)
    expect(await replacesCertificate(rotation, vendor.certificatePem)).toBe(false)
  })

  it('replaces nothing where somebody put another card into it or signed with another key', async () => {
    const next = await aLender()
    const text = await rotationTo(next.card, lender)
    const changed = parseRotation(JSON.stringify({ ...JSON.parse(text), card: vendor.card }), 'rotation.json')
    expect(await replacesCertificate(changed, lender.certificatePem)).toBe(false)
    const forged = parseRotation(await rotationTo(next.card, vendor), 'rotation.json')
    const claimed = { ...forged, previousCertSha256: certificateSha256(lender.certificatePem) }
    expect(await replacesCertificate(claimed, lender.certificatePem)).toBe(false)
  })

  it('is told apart from a card by its format', async () => {
    expect(parseOfferedCard(JSON.stringify(lender.card), 'x')).toEqual(lender.card)
    expect(parseOfferedCard(await rotationTo(vendor.card, lender), 'x')).toHaveProperty('card', vendor.card)
    expect(() => parseOfferedCard('{"format":"loan-review-receiving-key/1"}', 'x')).toThrow(
      expect.objectContaining({ code: 'file/invalid' }),
    )
  })
})

describe('a file of receiving keys', () => {
  const parties = () => ({
    issuedAt: now.toISOString(),
    vendor: { name: vendor.name, certificate: vendor.certificatePem },
    lender: { name: lender.name, certSha256: certificateSha256(lender.certificatePem) },
  })
  const aKey = async () => ({
    keyId: crypto.randomUUID(),
    recipient: (await generateIdentity()).recipient,
  })
  const single = async () =>
    signReceivingKey({ format: 'loan-review-receiving-key/1', ...parties(), ...(await aKey()) }, vendor)
  const bookOf = (keys: Awaited<ReturnType<typeof aKey>>[]) =>
    signReceivingKeyBook(
      {
        format: 'loan-review-receiving-key-book/1',
        bookId: crypto.randomUUID(),
        ...parties(),
        keys,
      },
      vendor,
    )
  const book = async () => bookOf(await Promise.all([aKey(), aKey(), aKey()]))
  const forms = [
    ['of one key', single],
    ['of several keys', book],
  ] as const

  it.each(forms)('%s is read back, whatever the order of its members', async (_, make) => {
    const text = await make()
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()))
    expect(await parseReceivingKeys(reordered, 'k.json')).toEqual(await parseReceivingKeys(text, 'k.json'))
  })

  it('of several keys has them in the order in which they were issued', async () => {
    const keys = await Promise.all([aKey(), aKey(), aKey()])
    expect((await parseReceivingKeys(await bookOf(keys), 'k.json')).keys).toEqual(keys)
  })

  it.each(forms)(
    '%s is refused where a member was changed or it is signed by another key',
    async (_, make) => {
      const file = JSON.parse(await make())
      const stranger = { name: vendor.name, certificate: lender.certificatePem }
      const other = await aKey()
      for (const changed of [
        'keys' in file ? { ...file, keys: [...file.keys, other] } : { ...file, ...other },
        { ...file, vendor: stranger },
        { ...file, lender: { ...file.lender, name: '别的银行' } },
        { ...file, signature: 'e30..AAAA' },
      ])
        await expect(parseReceivingKeys(JSON.stringify(changed), 'k.json')).rejects.toMatchObject({
          code: 'file/invalid',
        })
    },
  )

  it('is not made, and is refused, where one key stands in it twice', async () => {
    const key = await aKey()
    await expect(bookOf([key, key])).rejects.toThrow()
    await expect(bookOf([key, { ...(await aKey()), recipient: key.recipient }])).rejects.toThrow()
  })
})
