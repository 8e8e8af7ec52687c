import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cardSha256 } from '../../../main/package/card.ts'
import { type CertifiedKey, issueCertificate } from '../../../main/package/certificate.ts'
import type { OwnCertificate } from '../../../main/package/ownCertificate.ts'
import { signedJson } from '../../../main/package/signedJson.ts'
import {
  issuerOf,
  parseVendorCard,
  signVendorCard,
  type VendorCard,
} from '../../../main/package/vendorCard.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { aParty, aVendor, notAfter, notBefore, now, type Party } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { forge } from './forge.ts'

const validity = { notBefore, notAfter }
let authority: Party
let issuer: Party
let own: OwnCertificate
let card: VendorCard

beforeAll(async () => {
  ;[authority, issuer] = await Promise.all([aParty('样本证书中心'), aVendor()])
  own = await certified('样本外包公司', authority)
  card = await signVendorCard({ name: '样本外包公司', recipient: issuer.recipient, issuer }, own)
})

/** A key whose certificate an organisation's authority issued. */
async function certified(commonName: string, by: CertifiedKey): Promise<OwnCertificate> {
  const key = await issueCertificate({ commonName, issuer: by, ...validity })
  return { ...key, chain: [by.certificatePem] }
}

const parse = (value: object) => parseVendorCard(JSON.stringify(value), 'vendor.json')
/** The card with other members, signed anew by the key of the certificate on it, or by another. */
const changed = async (members: Partial<VendorCard>, signer: CertifiedKey = own) => {
  const { signature: _, ...fields } = { ...card, ...members }
  return JSON.parse(await signedJson(fields, signer))
}

describe("a vendor's card with its organisation's certificate", () => {
  it('names the chain and who certifies its people, and is read as it was written', async () => {
    expect(await parse(card)).toEqual(card)
    expect(card).toMatchObject({ certificate: own.certificatePem, chain: [authority.certificatePem] })
    expect(issuerOf(card)).toBe(issuer.certificatePem)
  })

  it('has a fingerprint that covers all of it', async () => {
    const another = await aVendor()
    const others = [{ issuer: another.certificatePem }, { recipient: another.recipient }, { chain: [] }]
    const digests = [card, ...(await Promise.all(others.map((other) => changed(other))))].map(cardSha256)
    expect(new Set(digests).size).toBe(others.length + 1)
  })

  it('may have a certificate that signed itself and issues none', async () => {
    const alone = { ...(await aVendor()), chain: [] }
    const signed = await signVendorCard({ name: 'V', recipient: issuer.recipient, issuer }, alone)
    expect(await parse(signed)).toEqual(signed)
  })

  it.each<[string, () => Promise<object> | object]>([
    ['with a member changed', () => ({ ...card, recipient: authority.recipient })],
    ['with another issuer put on it', () => ({ ...card, issuer: authority.certificatePem })],
    ['signed by its issuer', () => changed({}, issuer)],
    ['whose chain is missing', () => changed({ chain: [] })],
    ['whose chain is another', () => changed({ chain: [issuer.certificatePem] })],
    [
      'whose chain does not end in a root',
      async () => {
        const middle = await certified('样本', authority)
        return changed({ chain: [middle.certificatePem] })
      },
    ],
    [
      'whose chain goes on after its root',
      () => changed({ chain: [authority.certificatePem, issuer.certificatePem] }),
    ],
    ['whose issuer may not issue', () => changed({ issuer: own.certificatePem })],
    ['whose issuer is missing', () => ({ ...card, issuer: undefined })],
    ['with a member that no card has', () => ({ ...card, remark: '样本' })],
  ])('%s is refused', async (_, given) => {
    await expect(parse(await given())).rejects.toMatchObject({ code: 'file/invalid' })
  })

  it('may be of the plain form, whose certificate is its own issuer', async () => {
    expect(await parse(issuer.card)).toEqual(issuer.card)
    expect(issuerOf(issuer.card)).toBe(issuer.certificatePem)
  })
})

describe('a package from a vendor with such a card', () => {
  const folder = temporaryFolder()
  const signersOf = async (cosigners: readonly Party[]) => {
    const path = join(folder, 'package.asice')
    const vendor = { ...issuer, ...own }
    writeFileSync(path, await forge(vendor, issuer.recipient, { cosigners }))
    const trust = { trusted: [card], identities: [issuer.identity] }
    const result = await verifyPackage(path, { kind: 'batch', now, ...trust })
    if ('error' in result) throw result.error
    return result.signers.map(({ name, verdict }) => `${name}: ${verdict}`)
  }

  it('is valid, and knows whom its issuer has certified', async () => {
    const person = { ...issuer, ...(await certified('样本主管', issuer)), name: '样本主管' }
    expect(await signersOf([person])).toEqual(['样本外包公司: valid', '样本主管: valid'])
  })

  it("does not know whom the organisation's authority has certified, nor the organisation's own key", async () => {
    const colleague = { ...issuer, ...(await certified('样本同事', authority)), name: '样本同事' }
    const friend = { ...issuer, ...(await certified('样本友人', own)), name: '样本友人' }
    expect(await signersOf([colleague, friend])).toEqual([
      '样本外包公司: valid',
      '样本同事: unknown-signer',
      '样本友人: unknown-signer',
    ])
  })
})
