import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { identityFile } from '../../../main/package/identity.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { aParty, now, type Party, packFiles } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const environment = { ...process.env, LC_ALL: 'C.UTF-8' }
let lender: Party
let station: Party

beforeAll(async () => {
  const validity = {
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 86_400_000),
  }
  ;[lender, station] = await Promise.all([aParty('样本银行', validity), aParty('样本外包公司', validity)])
  writeFileSync(join(folder, 'lender.pem'), lender.certificatePem)
  writeFileSync(join(folder, 'lender.key'), lender.privateKeyPem)
  writeFileSync(join(folder, 'identity.txt'), identityFile(station, now))
})

// The tools know no other time than this.
const today = () => ({ createdAt: new Date() })

function has(...tools: readonly string[]): boolean {
  return tools.every((tool) => spawnSync('which', [tool]).status === 0)
}

function run(cwd: string, tool: string, ...args: readonly string[]): string {
  return execFileSync(tool, args, { cwd, env: environment, encoding: 'utf8', stdio: 'pipe' })
}

function aFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  return path
}

describe.skipIf(!has('openssl', 'age', 'unzip', 'sha256sum'))(
  'with openssl, age, unzip and sha256sum alone',
  () => {
    it('a package is verified and opened', async () => {
      const files = {
        'order.json': '{}',
        'docs/A-001/身份证 正面.jpg': randomBytes(200_000),
        'docs/A-001/2.pdf': randomBytes(65_536),
        'docs/A-002/empty.jpg': '',
      }
      const out = join(folder, 'written.asice')
      await packFiles({ ...today(), out, from: lender, recipient: station.recipient, files })

      const outer = aFolder('outer')
      run(outer, 'unzip', '-tq', out)
      run(outer, 'unzip', '-q', out)
      const verify = [
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-CAfile',
        '../lender.pem',
        '-partial_chain',
        '-purpose',
        'any',
        '-out',
        '/dev/null',
      ]
      const parts = ['-in', 'META-INF/signature001.p7s', '-content', 'META-INF/ASiCManifest001.xml']
      run(outer, 'openssl', 'cms', ...verify, ...parts)
      expect(run(outer, 'sha256sum', '-c', '--strict', 'SHA256SUMS')).toBe(
        'package.json: OK\npayload.age: OK\n',
      )
      run(outer, 'age', '-d', '-i', '../identity.txt', '-o', '../inner.zip', 'payload.age')
      const inner = aFolder('inner')
      run(inner, 'unzip', '-tq', '../inner.zip')
      run(inner, 'unzip', '-q', '../inner.zip')
      expect(run(inner, 'sha256sum', '-c', '--strict', 'SHA256SUMS').split('\n')).toHaveLength(5)
      for (const [name, content] of Object.entries(files))
        expect(readFileSync(join(inner, name)).equals(Buffer.from(content))).toBe(true)
    })

    it('a change to the manifest is seen', async () => {
      const out = join(folder, 'changed.asice')
      const files = { 'order.json': '{}' }
      await packFiles({ ...today(), out, from: lender, recipient: station.recipient, files })
      const outer = aFolder('changed')
      run(outer, 'unzip', '-q', out)
      writeFileSync(join(outer, 'META-INF/ASiCManifest001.xml'), 'another')
      const parts = ['-in', 'META-INF/signature001.p7s', '-content', 'META-INF/ASiCManifest001.xml']
      const verify = ['-verify', '-binary', '-inform', 'DER', '-CAfile', '../lender.pem', '-out', '/dev/null']
      expect(() => run(outer, 'openssl', 'cms', ...verify, ...parts)).toThrow()
    })
  },
)

describe.skipIf(!has('openssl', 'age', 'zip', 'sha256sum'))(
  'a package made by hand with those tools and zip',
  () => {
    it('is valid', async () => {
      const path = makeByHand()
      const result = await verifyPackage(path, {
        kind: 'batch',
        trusted: [lender.card],
        identities: [station.identity],
        now: new Date(),
      })
      expect(result).toMatchObject({ verdict: 'valid', header: { inner: { files: 2 } } })
    })
  },
)

/** Follows FORMAT.md with nothing of ours but the text of package.json and of the manifest. */
function makeByHand(): string {
  const inner = aFolder('hand/inner')
  mkdirSync(join(inner, 'docs/A-001'), { recursive: true })
  writeFileSync(join(inner, 'order.json'), '{}', { mode: 0o644 })
  writeFileSync(join(inner, 'docs/A-001/身份证.jpg'), '样本 SPECIMEN', { mode: 0o644 })
  const files = ['order.json', 'docs/A-001/身份证.jpg']
  writeFileSync(join(inner, 'SHA256SUMS'), run(inner, 'sha256sum', ...files), { mode: 0o644 })
  run(inner, 'zip', '-q', '-0', '-X', '-D', '../inner.zip', 'SHA256SUMS', ...files)

  const outer = aFolder('hand/outer')
  mkdirSync(join(outer, 'META-INF'), { recursive: true })
  run(outer, 'age', '-r', station.recipient, '-o', 'payload.age', '../inner.zip')
  const sha256 = (file: string) => run(outer, 'sha256sum', file).slice(0, 64)
  const certificate = run(
    outer,
    'openssl',
    'x509',
    '-in',
    '../../lender.pem',
    '-fingerprint',
    '-sha256',
    '-noout',
  )
  const header = {
    format: 'loan-review-package/1',
    kind: 'batch',
    packageId: '0b7e6c5a-3f3c-4a55-9a51-0c3f5d8f1a11',
    createdAt: '2026-06-01T08:00:00Z',
    from: { name: lender.name, certSha256: certificate.replace(/.*=|:|\n/g, '').toLowerCase() },
    to: [{ name: station.name, recipient: station.recipient }],
    payload: {
      name: 'payload.age',
      encryption: 'age-encryption.org/v1',
      inner: 'zip-stored',
      size: readFileSync(join(outer, 'payload.age')).length,
      sha256: sha256('payload.age'),
    },
    inner: { sums: 'SHA256SUMS', sumsSha256: sha256('../inner/SHA256SUMS'), files: 2, bytes: 17 },
  }
  writeFileSync(join(outer, 'mimetype'), 'application/vnd.etsi.asic-e+zip', { mode: 0o644 })
  writeFileSync(join(outer, 'package.json'), JSON.stringify(header), { mode: 0o644 })
  writeFileSync(join(outer, 'SHA256SUMS'), run(outer, 'sha256sum', 'package.json', 'payload.age'), {
    mode: 0o644,
  })
  const base64 = (file: string) => Buffer.from(sha256(file), 'hex').toString('base64')
  const references = ['package.json', 'SHA256SUMS', 'payload.age'].map(
    (file) =>
      `<a:DataObjectReference URI="${file}"><d:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><d:DigestValue>${base64(file)}</d:DigestValue></a:DataObjectReference>`,
  )
  const manifest = `<a:ASiCManifest xmlns:a="http://uri.etsi.org/02918/v1.2.1#" xmlns:d="http://www.w3.org/2000/09/xmldsig#"><a:SigReference URI="META-INF/signature001.p7s"/>${references.join('')}</a:ASiCManifest>`
  writeFileSync(join(outer, 'META-INF/ASiCManifest001.xml'), manifest, { mode: 0o644 })
  const sign = ['-sign', '-cades', '-binary', '-md', 'sha256', '-nosmimecap', '-signer', '../../lender.pem']
  const parts = ['-inkey', '../../lender.key', '-in', 'META-INF/ASiCManifest001.xml']
  run(outer, 'openssl', 'cms', ...sign, ...parts, '-outform', 'DER', '-out', 'META-INF/signature001.p7s')
  run(outer, 'chmod', '-R', 'u=rwX,go=rX', '.')
  const order = ['mimetype', 'package.json', 'SHA256SUMS', 'META-INF/ASiCManifest001.xml']
  run(
    outer,
    'zip',
    '-q',
    '-0',
    '-X',
    '-D',
    '../hand.asice',
    ...order,
    'META-INF/signature001.p7s',
    'payload.age',
  )
  return join(folder, 'hand/hand.asice')
}
