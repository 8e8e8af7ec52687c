import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate } from '../../../main/package/certificate.ts'
import { cosignatureNames } from '../../../main/package/container.ts'
import { sha256Hex } from '../../../main/package/sink.ts'
import { type Verification, type VerifyOptions, verifyPackage } from '../../../main/package/verify.ts'
import { aLender, aParty, aVendor, notAfter, now, type Party, packFiles } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { cosignature, type Entry, type Forgery, flip, forge } from './forge.ts'

const folder = temporaryFolder()
const { manifest, signature } = cosignatureNames(0)
let lender: Party
let station: Party
let auditor: Party
let stranger: Party

beforeAll(async () => {
  ;[lender, station, auditor, stranger] = await Promise.all([
    aLender(),
    aVendor(),
    aParty('样本审计部'),
    aParty('样本路人'),
  ])
})

async function judge(package_: Buffer, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  const path = join(folder, 'package.asice')
  writeFileSync(path, package_)
  return judgeFile(path, options)
}

function judgeFile(path: string, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  const trusted = [lender.card, auditor.card]
  return verifyPackage(path, { kind: 'batch', trusted, identities: [station.identity], now, ...options })
}

function signersOf(verification: Verification): string[] {
  if ('error' in verification) throw verification.error
  return verification.signers.map(({ name, verdict }) => `${name}: ${verdict}`)
}

function replace(name: string, change: (content: Buffer) => Buffer) {
  return (entries: readonly Entry[]): readonly Entry[] =>
    entries.map(([entry, content]) => [entry, entry === name ? change(content) : content])
}

describe('a package that more than one has signed', () => {
  it('is written with each of them, and tells each with a verdict of their own', async () => {
    const out = join(folder, 'written.asice')
    const files = { 'order.json': '{}' }
    await packFiles({
      out,
      from: lender,
      cosigners: [auditor, stranger],
      recipient: station.recipient,
      files,
    })
    const result = await judgeFile(out)
    expect(result.verdict).toBe('valid')
    expect(signersOf(result)).toEqual(['样本银行: valid', '样本审计部: valid', '样本路人: unknown-signer'])
  })

  it('knows a signer whom the sender itself has certified', async () => {
    const validity = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter }
    const key = await issueCertificate({ commonName: '样本主管', issuer: lender, ...validity })
    const supervisor = { ...stranger, ...key, name: '样本主管' }
    const result = await judge(await forge(lender, station.recipient, { cosigners: [supervisor] }))
    expect(signersOf(result)).toEqual(['样本银行: valid', '样本主管: valid'])
  })

  it('does not know a signer whom somebody certified who was himself certified by the sender', async () => {
    const validity = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter }
    const person = await issueCertificate({ commonName: '样本主管', issuer: lender, ...validity })
    const friend = await issueCertificate({ commonName: '样本友人', issuer: person, ...validity })
    const cosigner = { ...stranger, ...friend, name: '样本友人' }
    const result = await judge(await forge(lender, station.recipient, { cosigners: [cosigner] }))
    expect(signersOf(result)).toEqual(['样本银行: valid', '样本友人: unknown-signer'])
  })

  it('says of one signer alone that the certificate has expired', async () => {
    const short = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-01-01T00:00:00Z') }
    const expired = await aParty('样本审计部', short)
    const result = await judge(await forge(lender, station.recipient, { cosigners: [expired] }), {
      trusted: [lender.card, expired.card],
    })
    expect(result.verdict).toBe('valid')
    expect(signersOf(result)).toEqual(['样本银行: valid', '样本审计部: valid-expired-certificate'])
  })

  it('needs the sender to be pinned, whoever else has signed', async () => {
    const forged = await forge(stranger, station.recipient, { cosigners: [lender] })
    expect((await judge(forged)).verdict).toBe('unknown-signer')
  })
})

describe('a co-signature with a defect', () => {
  it.each<[string, string, () => Forgery]>([
    ['taken off', 'incomplete', () => ({ outer: without(manifest, signature) })],
    ['without its manifest', 'incomplete', () => ({ outer: without(manifest) })],
    ['that is another’s', 'malformed', () => ({ outer: signedBy(stranger) })],
    [
      'over another manifest',
      'tampered',
      () => ({ outer: replace(manifest, (xml) => Buffer.concat([xml, Buffer.from('\n')])) }),
    ],
    [
      'with another value',
      'tampered',
      () => ({ outer: replace(signature, (der) => flip(der, der.length - 1)) }),
    ],
    ['that is garbage', 'malformed', () => ({ outer: replace(signature, () => Buffer.from('garbage')) })],
    ['over another payload', 'tampered', () => ({ outer: signedBy(auditor, 'payload.age') })],
    ['over another package.json', 'tampered', () => ({ outer: signedBy(auditor, 'package.json') })],
    [
      'that names the first signature',
      'malformed',
      () => ({ outer: (entries) => [...without(manifest, signature)(entries), ...first(entries)] }),
    ],
    [
      'under another name',
      'malformed',
      () => ({
        header: (header) => ({ ...header, cosigners: [{ ...cosignerOf(header), name: '样本他人' }] }),
      }),
    ],
    [
      'that the header names twice',
      'malformed',
      () => ({ header: (header) => ({ ...header, cosigners: [cosignerOf(header), cosignerOf(header)] }) }),
    ],
    [
      'by the sender again',
      'malformed',
      () => ({ header: (header) => ({ ...header, cosigners: [header.from] }) }),
    ],
    [
      'that the header does not name',
      'malformed',
      () => ({ header: ({ cosigners: _, ...header }) => header }),
    ],
    [
      'with a gap before it',
      'incomplete',
      () => ({ outer: (entries) => entries.map(([name, content]) => [name.replace('002', '003'), content]) }),
    ],
    [
      'of a number that there is not',
      'malformed',
      () => ({ outer: (entries) => entries.map(([name, content]) => [name.replace('002', '010'), content]) }),
    ],
  ])('%s makes the package %s', async (_, verdict, forgery) => {
    const forged = await forge(lender, station.recipient, { cosigners: [auditor], ...forgery() })
    expect((await judge(forged)).verdict).toBe(verdict)
  })

  it('is seen whatever byte of it is changed, also where the signer is unknown', async () => {
    const length = 700
    for (let at = 0; at < length; at += 7) {
      const forged = await forge(lender, station.recipient, {
        cosigners: [stranger],
        outer: replace(signature, (der) => flip(der, at % der.length, 0x10)),
      })
      expect((await judge(forged)).verdict).not.toMatch(/^valid/)
    }
  })
})

/** Another co-signature in the place of the right one; over another file where one is named. */
function signedBy(signer: Party, other?: string) {
  return (entries: readonly Entry[]): readonly Entry[] => {
    const content = (name: string) => entries.find(([entry]) => entry === name)?.[1] ?? ''
    const digest = (name: string) => sha256Hex(name === other ? 'another' : content(name))
    const names = ['package.json', 'SHA256SUMS', 'payload.age']
    const references = new Map(names.map((name) => [name, digest(name)]))
    return [...without(manifest, signature)(entries), ...cosignature(signer, 0, references)]
  }
}

function without(...names: readonly string[]) {
  return (entries: readonly Entry[]): readonly Entry[] => entries.filter(([name]) => !names.includes(name))
}

/** The sender's own manifest and signature once more, under the names of a co-signature. */
function first(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(([name]) => name.includes('001'))
    .map(([name, content]) => [name.replace('001', '002'), content])
}

function cosignerOf({ cosigners }: Record<string, unknown>): object {
  return Array.isArray(cosigners) ? cosigners[0] : {}
}
