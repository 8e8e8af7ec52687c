import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parsePartyCard } from '../../../main/package/card.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { type CommandLineRun, runCli, type World } from '../../fixtures/commandLine.ts'
import { anOrganisation, hasOpenssl, type Organisation, password } from '../../fixtures/organisation.ts'
import { aVendor, batchFiles, type Party, packFiles } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const root = temporaryFolder()
const world: World = { env: { LANG: 'en_US.UTF-8', SEALDESK_P12_PASSWORD: password } }
let organisation: Organisation
let keys: string

beforeEach(() => {
  keys = join(mkdtempSync(join(root, 'keys-')), 'keys')
})

function init(args: readonly string[], in_: World = world): Promise<CommandLineRun> {
  return runCli(['lender', 'init', '--name', '样本银行', '--out', keys, '--json', ...args], in_)
}

const p12 = (name: string) => ['--p12', organisation.path(name)]
const pem = (key: string, certificate: string) => [
  '--key',
  organisation.path(key),
  '--cert',
  organisation.path(certificate),
]

describe.skipIf(!hasOpenssl())("a lender with its organisation's own certificate", () => {
  beforeAll(() => {
    const folder = join(root, 'organisation')
    mkdirSync(folder)
    organisation = anOrganisation(folder)
    const text = (name: string) => readFileSync(organisation.path(name), 'utf8')
    writeFileSync(organisation.path('whole.pem'), text('leaf.pem') + text('chain.pem'))
    writeFileSync(organisation.path('no-root.pem'), text('leaf.pem') + text('issuer.pem'))
    writeFileSync(organisation.path('rsa-whole.pem'), text('rsa.pem') + text('chain.pem'))
    writeFileSync(organisation.path('agreement-whole.pem'), text('agreement.pem') + text('chain.pem'))
    writeFileSync(
      organisation.path('subleaf-whole.pem'),
      text('subleaf.pem') + text('leaf.pem') + text('chain.pem'),
    )
    writeFileSync(
      organisation.path('late-whole.pem'),
      text('leaf.pem') + text('late-issuer.pem') + text('root.pem'),
    )
    writeFileSync(organisation.path('garbage.p12'), 'garbage')
    organisation.openssl('pkcs8', '-topk8', '-in', 'leaf.key', '-passout', 'env:P12', '-out', 'locked.key')
    const old = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
    const all = ['-in', 'leaf.pem', '-inkey', 'leaf.key', '-certfile', 'chain.pem']
    organisation.openssl('pkcs12', '-export', ...all, ...old, '-passout', 'env:P12', '-out', 'old.p12')
    organisation.openssl('pkcs12', '-export', ...all, '-nomac', '-passout', 'env:P12', '-out', 'no-mac.p12')
    const lone = ['-in', 'leaf.pem', '-nokeys', '-passout', 'env:P12', '-out', 'no-key.p12']
    organisation.openssl('pkcs12', '-export', ...lone)
  })

  it.each<[string, () => string[]]>([
    ['from PKCS#12', () => p12('leaf.p12')],
    ['from PEM', () => pem('leaf.key', 'whole.pem')],
    ['from PEM with a key under a password', () => pem('locked.key', 'whole.pem')],
  ])('has keys and a card with it, %s', async (_, args) => {
    const run = await init(args())
    expect(run.code).toBe(0)
    expect(readdirSync(keys).sort()).toEqual([
      'certificate.pem',
      'chain.pem',
      'identity.txt',
      'lender.json',
      'signing-key.pem',
    ])
    const card = parsePartyCard(readFileSync(join(keys, 'lender.json'), 'utf8'), 'lender.json')
    expect(card.certificate).toBe(readFileSync(organisation.path('leaf.pem'), 'utf8'))
    expect(card.name).toBe('样本银行')
  })

  describe('signs packages', () => {
    let lender: Party
    let station: Party
    let path: string

    beforeEach(async () => {
      await init(p12('leaf.p12'))
      station = await aVendor()
      const card = parsePartyCard(readFileSync(join(keys, 'lender.json'), 'utf8'), 'lender.json')
      const privateKeyPem = readFileSync(join(keys, 'signing-key.pem'), 'utf8')
      lender = { ...station, name: card.name, card, certificatePem: card.certificate, privateKeyPem }
      path = join(mkdtempSync(join(root, 'packed-')), 'batch.asice')
      const { recipient } = station
      await packFiles({ out: path, from: lender, recipient, files: batchFiles(), createdAt: new Date() })
    })

    const verdictAt = async (now: Date) =>
      (
        await verifyPackage(path, {
          kind: 'batch',
          trusted: [lender.card],
          identities: [station.identity],
          now,
        })
      ).verdict

    it('that are valid, and told apart once the certificate has expired', async () => {
      expect(await verdictAt(new Date())).toBe('valid')
      expect(await verdictAt(new Date(Date.now() + 31 * 86_400_000))).toBe('valid-expired-certificate')
    })

    it('that openssl verifies by the certificate alone, and by its chain', () => {
      const folder = mkdtempSync(join(root, 'outer-'))
      execFileSync('unzip', ['-q', path, '-d', folder])
      const verify = (...trust: readonly string[]) =>
        execFileSync(
          'openssl',
          [
            ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', ...trust],
            ...['-in', 'META-INF/signature001.p7s', '-content', 'META-INF/ASiCManifest001.xml'],
            ...['-out', '/dev/null'],
          ],
          { cwd: folder, stdio: 'pipe' },
        )
      verify('-partial_chain', '-CAfile', join(keys, 'certificate.pem'))
      verify('-CAfile', join(keys, 'chain.pem'))
      expect(() => verify('-partial_chain', '-CAfile', organisation.path('agreement.pem'))).toThrow()
    })
  })

  it('renews it, with the old one vouching for the new', async () => {
    await runCli(['lender', 'init', '--name', '样本银行', '--out', keys], world)
    const out = `${keys}-new`
    const run = await runCli(['lender', 'rotate', '--keys', keys, '--out', out, ...p12('leaf.p12')], world)
    expect(run.code).toBe(0)
    const { certificate } = parsePartyCard(readFileSync(join(out, 'lender.json'), 'utf8'), 'lender.json')
    expect(certificate).toBe(readFileSync(organisation.path('leaf.pem'), 'utf8'))
    expect(existsSync(join(out, 'rotation.json'))).toBe(true)
  })

  const later = { ...world, clock: () => new Date(Date.now() + 31 * 86_400_000) }
  const soon = { ...world, clock: () => new Date(Date.now() + 20 * 86_400_000) }
  const earlier = { ...world, clock: () => new Date(Date.now() - 86_400_000) }
  const env = (password_?: string): World => ({
    env: { LANG: 'en_US.UTF-8', ...(password_ !== undefined && { SEALDESK_P12_PASSWORD: password_ }) },
  })
  it.each<[string, string, () => string[], World]>([
    ['the password is wrong', 'certificate/wrong-password', () => p12('leaf.p12'), env('wrong')],
    [
      'the password of the key is wrong',
      'certificate/wrong-password',
      () => pem('locked.key', 'whole.pem'),
      env('wrong'),
    ],
    ['there is nobody to ask for the password', 'cli/passphrase-missing', () => p12('leaf.p12'), env()],
    ['the file is not there', 'file/not-found', () => p12('nothing.p12'), world],
    ['the file is no PKCS#12', 'certificate/unreadable', () => p12('garbage.p12'), world],
    ['the file is encrypted in an old way', 'certificate/unreadable', () => p12('old.p12'), world],
    ['the file could be changed unseen', 'certificate/unreadable', () => p12('no-mac.p12'), world],
    ['the file has no key', 'certificate/key-missing', () => p12('no-key.p12'), world],
    ['the key is another', 'certificate/key-missing', () => pem('stranger.key', 'whole.pem'), world],
    ['the key is no key', 'certificate/unreadable', () => pem('leaf.pem', 'whole.pem'), world],
    ['the certificate is none', 'certificate/unreadable', () => pem('leaf.key', 'leaf.key'), world],
    ['the key is RSA', 'certificate/unsuitable', () => pem('rsa.key', 'rsa-whole.pem'), world],
    [
      'the certificate is not for signing',
      'certificate/unsuitable',
      () => pem('agreement.key', 'agreement-whole.pem'),
      world,
    ],
    ['the chain lacks its root', 'certificate/chain-incomplete', () => pem('leaf.key', 'no-root.pem'), world],
    ['the chain is missing', 'certificate/chain-incomplete', () => pem('leaf.key', 'leaf.pem'), world],
    [
      'the issuer is no authority',
      'certificate/not-an-authority',
      () => pem('subleaf.key', 'subleaf-whole.pem'),
      world,
    ],
    [
      'an authority of the chain has expired',
      'certificate/chain-out-of-time',
      () => pem('leaf.key', 'late-whole.pem'),
      soon,
    ],
    ['the certificate has expired', 'certificate/out-of-time', () => p12('leaf.p12'), later],
    ['the certificate is not valid so far', 'certificate/out-of-time', () => p12('leaf.p12'), earlier],
    ['both forms are given', 'cli/usage', () => [...p12('leaf.p12'), ...pem('leaf.key', 'whole.pem')], world],
    [
      'the key is given without its certificate',
      'cli/usage',
      () => pem('leaf.key', 'whole.pem').slice(0, 2),
      world,
    ],
  ])('is told so where %s, and nothing is made', async (_, code, args, in_) => {
    const run = await init(args(), in_)
    expect(run.code).not.toBe(0)
    expect(run.json).toMatchObject({ error: { code } })
    expect(existsSync(keys)).toBe(false)
    expect(run.stdout + run.stderr).not.toContain(password)
  })
})
