import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Verification, type VerifyOptions, verifyPackage } from '../../../main/package/verify.ts'
import { aLender, aParty, aVendor, now, type Party } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { defects, mimetypeSha256 } from './defects.ts'
import { type Forgery, forge } from './forge.ts'

const folder = temporaryFolder()
let lender: Party
let station: Party
let stranger: Party

beforeAll(async () => {
  ;[lender, station, stranger] = await Promise.all([aLender(), aVendor(), aParty('另一家银行')])
})

async function judge(package_: Buffer, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  const path = join(folder, 'package.asice')
  writeFileSync(path, package_)
  return verifyPackage(path, {
    kind: 'batch',
    trusted: [lender.card],
    identities: [station.identity],
    now,
    ...options,
  })
}

async function judgeForgery(forgery: Forgery, options?: Partial<VerifyOptions>): Promise<Verification> {
  return judge(await forge(lender, station.recipient, forgery), options)
}

function codeOf(verification: Verification): string | null {
  return 'error' in verification ? verification.error.code : null
}

describe('an honest package', () => {
  it('is valid, and tells its signer, its content and the identity that opens it', async () => {
    const spare = await aVendor()
    const result = await judgeForgery({}, { identities: [spare.identity, station.identity] })
    expect(result).toMatchObject({
      verdict: 'valid',
      signer: { name: '样本银行' },
      identity: station.identity,
      header: { kind: 'batch', inner: { files: 2 } },
    })
  })

  it('is valid where the manifest names mimetype too and leaves the payload to SHA256SUMS', async () => {
    const manifest = (xml: string) =>
      xml
        .replace('URI="payload.age"', 'URI="mimetype"')
        .replace(/(URI="mimetype">[\s\S]*?DigestValue>)[^<]+/, (_, head) => `${head}${mimetypeSha256}`)
    expect((await judgeForgery({ manifest })).verdict).toBe('valid')
  })

  it('is told apart once its certificate has expired, and before it is valid', async () => {
    const late = await judgeForgery({}, { now: new Date('2035-01-01T00:00:01Z') })
    const early = await judgeForgery({}, { now: new Date('2024-12-31T23:59:59Z') })
    expect([late.verdict, early.verdict]).toEqual(['valid-expired-certificate', 'valid-expired-certificate'])
  })
})

describe('a package that is not from whom or to whom it should be', () => {
  it('is by an unknown signer where the certificate is not pinned', async () => {
    const result = await judge(await forge(stranger, station.recipient))
    expect([result.verdict, codeOf(result)]).toEqual(['unknown-signer', 'package/unknown-signer'])
  })

  it('is by an unknown signer where another key made the same name', async () => {
    const impostor = await aLender()
    expect((await judge(await forge(impostor, station.recipient))).verdict).toBe('unknown-signer')
  })

  it('is tampered with where the pinned certificate stands beside another key', async () => {
    const impostor = { ...lender, privateKeyPem: stranger.privateKeyPem }
    expect((await judge(await forge(impostor, station.recipient))).verdict).toBe('tampered')
  })

  it('is for another recipient', async () => {
    expect((await judge(await forge(lender, stranger.recipient))).verdict).toBe('wrong-recipient')
  })

  it('is malformed where it names us but is encrypted to another', async () => {
    const to = (header: Record<string, unknown>) => ({
      ...header,
      to: [{ name: '收件方', recipient: station.recipient }],
    })
    const result = await judge(await forge(lender, stranger.recipient, { header: to }))
    expect(result.verdict).toBe('malformed')
  })

  it('is malformed where package.json names another sender than the signer', async () => {
    const from = { name: '另一家银行', certSha256: 'a'.repeat(64) }
    expect((await judgeForgery({ header: (header) => ({ ...header, from }) })).verdict).toBe('malformed')
  })

  it('is refused where it is of another kind', async () => {
    const result = await judgeForgery({}, { kind: 'result' })
    expect([result.verdict, codeOf(result)]).toEqual(['malformed', 'package/unexpected-kind'])
  })

  it('is refused where it belongs to another batch', async () => {
    const refs = { batchId: crypto.randomUUID(), batchSumsSha256: 'a'.repeat(64) }
    const other = { ...refs, batchSumsSha256: 'b'.repeat(64) } as unknown as VerifyOptions['refs']
    const result = await judgeForgery({ header: (header) => ({ ...header, refs }) }, { refs: other })
    expect(codeOf(result)).toBe('package/other-batch')
    expect(codeOf(await judgeForgery({}, { refs: other }))).toBe('package/other-batch')
    const own = refs as unknown as VerifyOptions['refs']
    expect((await judgeForgery({ header: (header) => ({ ...header, refs }) }, { refs: own })).verdict).toBe(
      'valid',
    )
  })
})

describe('a package with a defect', () => {
  it.each(defects)('%s is %s', async (_, verdict, forgery) => {
    expect((await judgeForgery(await forgery(station.recipient))).verdict).toBe(verdict)
  })
})
