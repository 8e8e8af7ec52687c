import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach } from 'vitest'
import { readBatchContent } from '../../../main/batch/content.ts'
import { parsePartyCard } from '../../../main/package/card.ts'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import { generateIdentity, type Identity } from '../../../main/package/identity.ts'
import { signReceivingKey } from '../../../main/package/receivingKey.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { aVendor, now, openAsItIs, type Party } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

/** The lender's side at work: a lender with keys, a vendor's receiving key and a folder to pack, new for each test. */

export const root = temporaryFolder()
export const world = { env: { LANG: 'en_US.UTF-8' }, clock: () => now }
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
export let vendor: Party
export let receiving: Identity
export let folder: string
/** What the next `pack` is given; a test may put others in their place. */
export const given = { keys: '', receivingKey: '', out: '' }

/** To be called once by each file of tests. */
export function preparePacking(): void {
  beforeAll(async () => {
    vendor = await aVendor()
    receiving = await generateIdentity()
    given.keys = join(root, 'keys')
    await runCli(['lender', 'init', '--name', '样本银行', '--out', given.keys], world)
  })

  beforeEach(async () => {
    folder = mkdtempSync(join(root, 'folder-'))
    given.out = join(mkdtempSync(join(root, 'out-')), 'batch.asice')
    put('docs/A-001/1.jpg', jpeg)
    put('docs/A-001/2.pdf', '%PDF-1.7 样本')
    put('docs/A-002/1.txt', '样本 SPECIMEN')
    put('order.json', JSON.stringify(anOrder('A-001', 'A-002')))
    given.receivingKey = join(folder, 'receiving-key.json')
    await writeReceivingKey(given.receivingKey, given.keys, vendor)
  })
}

export async function writeReceivingKey(path: string, lenderKeys: string, signer: Party): Promise<void> {
  const { certificate, name } = readCard(lenderKeys)
  const text = await signReceivingKey(
    {
      format: 'loan-review-receiving-key/1',
      keyId: randomUUID(),
      issuedAt: now.toISOString(),
      vendor: { name: signer.name, certificate: signer.certificatePem },
      lender: { name, certSha256: certificateSha256(certificate) },
      recipient: receiving.recipient,
    },
    signer,
  )
  writeFileSync(path, text)
}

export function readCard(lenderKeys: string) {
  return parsePartyCard(readFileSync(join(lenderKeys, 'lender.json'), 'utf8'), 'lender.json')
}

export function put(path: string, content: string | Buffer): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
}

export function anOrder(...caseNumbers: string[]) {
  return {
    format: 'loan-review-order/1',
    orderId: 'ORDER-1',
    title: '样本批次',
    issuedAt: now.toISOString(),
    levels: [1],
    cases: caseNumbers.map((caseNo) => ({
      caseNo,
      application: { name: '样本甲', id_number: '11010519491231002X' },
    })),
  }
}

/** The command line of a pack of what is given, or of what a test puts in its place; `--json` for its answer. */
export function packArguments(instead: { from?: string; keys?: string; to?: string } = {}): string[] {
  const { from = folder, keys = given.keys, to = given.receivingKey } = instead
  const order = join(folder, 'order.json')
  return ['lender', 'pack', from, '--order', order, '--keys', keys, '--to', to, '--out', given.out]
}

export const pack = (...more: string[]) => runCli([...packArguments(), ...more], world)

/** The package that was written, checked and opened as its station would. */
export async function packed() {
  const checked = await verifyPackage(given.out, {
    kind: 'batch',
    trusted: [readCard(given.keys)],
    identities: [receiving.identity],
    now,
  })
  const reader = await openAsItIs(given.out, receiving.identity)
  try {
    const content = await readBatchContent(reader)
    const texts = new Map<string, string>()
    for (const name of reader.files.keys()) texts.set(name, Buffer.from(await reader.read(name)).toString())
    return { verdict: checked.verdict, content, texts }
  } finally {
    await reader.close()
  }
}
