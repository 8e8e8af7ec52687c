import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { cardSha256 } from '../../../main/package/card.ts'
import { createSelfSigned, isIssuedBy, issueCertificate } from '../../../main/package/certificate.ts'
import type { OwnCertificate } from '../../../main/package/ownCertificate.ts'
import { parseReceivingKeys } from '../../../main/package/receivingKey.ts'
import { parseVendorCard } from '../../../main/package/vendorCard.ts'
import { createVault } from '../../../main/vault/createVault.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { aLender, aVault, owner, portsFor, temporaryFolder, unlocked } from './stationVault.ts'

const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const vendor = '样本资料外包有限公司'
let first: OwnCertificate
let second: OwnCertificate

beforeAll(async () => {
  const authority = await createSelfSigned({ commonName: '样本证书中心', ...validity })
  const certified = async (): Promise<OwnCertificate> => ({
    ...(await issueCertificate({ commonName: vendor, issuer: authority, ...validity })),
    chain: [authority.certificatePem],
  })
  ;[first, second] = await Promise.all([certified(), certified()])
})

const isBy = (pem: string, issuer: string) =>
  isIssuedBy(new X509Certificate(pem), new X509Certificate(issuer))

describe("a vault of a vendor with its organisation's certificate", () => {
  it('signs under it, and certifies its people by an issuer of its own', async () => {
    const ports = portsFor(temporaryFolder())
    await createVault(ports, { vendor, ...owner, own: first })
    const vault = await unlocked(ports)
    expect(vault.vendor).toMatchObject({
      certificatePem: first.certificatePem,
      privateKeyPem: first.privateKeyPem,
      card: { format: 'loan-review-vendor/1', certificate: first.certificatePem, chain: first.chain },
    })
    const { issuer } = vault.vendor
    expect(issuer.certificatePem).not.toBe(first.certificatePem)
    expect(isBy(issuer.certificatePem, issuer.certificatePem)).toBe(true)
    expect(isBy(vault.person.certificatePem, issuer.certificatePem)).toBe(true)
  })

  it('has a card that agrees with itself, the same at each opening', async () => {
    const ports = portsFor(temporaryFolder())
    await createVault(ports, { vendor, ...owner, own: first })
    const opened = await openVault(ports, owner)
    const { card, issuer } = opened.vendor
    opened.close()
    expect(await parseVendorCard(JSON.stringify(card), 'vendor.json')).toEqual(card)
    expect(card).toMatchObject({ issuer: issuer.certificatePem })
    expect((await unlocked(ports)).vendor.card).toEqual(card)
  })
})

describe('a vault that takes over a certificate later', () => {
  it('signs under it from then on, keeps its issuer and its recipient, and says so in its log', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const before = vault.vendor
    await vault.adopt(first)
    await vault.adopt(second)
    const { card, issuer, certificatePem } = vault.vendor
    expect(certificatePem).toBe(second.certificatePem)
    expect(issuer).toEqual(before.issuer)
    expect(card).toMatchObject({ recipient: before.card.recipient, certificate: second.certificatePem })
    expect(await parseVendorCard(JSON.stringify(card), 'vendor.json')).toEqual(card)
    expect(isBy(vault.person.certificatePem, issuer.certificatePem)).toBe(true)
    const last = [...vault.audit.lines()].at(-1) ?? ''
    expect(JSON.parse(last.slice(65))).toMatchObject({
      action: 'certificate.adopted',
      on: vendor,
      detail: { cardSha256: cardSha256(card) },
    })
    vault.close()
    expect((await unlocked(ports)).vendor).toMatchObject({ card, issuer, certificatePem })
  })

  it('issues the next receiving key, and certifies the next person, under the right key', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    await vault.adopt(first)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { file } = await vault.receivingKeys.issue(lender)
    const { vendor: named } = await parseReceivingKeys(file, 'receiving-key.json')
    expect(named.certificate).toBe(first.certificatePem)
    const person = { user: '李四' as typeof owner.user, passphrase: 'five other 词语 over here' }
    await vault.people.add({ ...person, roles: ['reviewer-2'], ownPassphrase: owner.passphrase })
    expect(vault.people.list().map(({ name }) => name)).toContain('李四')
  })
})
