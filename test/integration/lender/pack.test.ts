import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyPackage } from '../../../main/package/verify.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { now } from '../../fixtures/packages.ts'
import {
  anOrder,
  folder,
  given,
  jpeg,
  pack,
  packArguments,
  packed,
  preparePacking,
  put,
  readCard,
  receiving,
  root,
  vendor,
  world,
} from './packing.ts'

preparePacking()

describe('lender init', () => {
  it('makes keys that only the owner can read, and refuses to go over them', async () => {
    expect(readdirSync(given.keys).sort()).toEqual([
      'certificate.pem',
      'identity.txt',
      'lender.json',
      'signing-key.pem',
    ])
    if (process.platform !== 'win32')
      for (const name of ['identity.txt', 'signing-key.pem'])
        expect(statSync(join(given.keys, name)).mode & 0o077).toBe(0)
    const before = readFileSync(join(given.keys, 'identity.txt'), 'utf8')
    const again = await runCli(['lender', 'init', '--name', 'X', '--out', given.keys, '--json'], world)
    expect(again).toMatchObject({ code: 1, json: { error: { code: 'file/exists' } } })
    expect(readFileSync(join(given.keys, 'identity.txt'), 'utf8')).toBe(before)
  })

  it('writes the identity as age-keygen does and names its recipient on the card', () => {
    const [, recipient] =
      /^# public key: (age1\w+)$/m.exec(readFileSync(join(given.keys, 'identity.txt'), 'utf8')) ?? []
    expect(readCard(given.keys).recipient).toBe(recipient)
  })

  it('fills an empty folder that is there', async () => {
    const empty = mkdtempSync(join(root, 'empty-'))
    expect((await runCli(['lender', 'init', '--name', 'X', '--out', empty], world)).code).toBe(0)
  })
})

describe('lender pack', () => {
  it('packs every document, sealed for the station and signed by the lender', async () => {
    const run = await pack('--json')
    expect(run).toMatchObject({ code: 0, json: { cases: 2, documents: 3, package: given.out } })
    const { verdict, content, texts } = await packed()
    expect(verdict).toBe('valid')
    expect(content.manifest.map(({ path, mediaType }) => [path, mediaType])).toEqual([
      ['docs/A-001/1.jpg', 'image/jpeg'],
      ['docs/A-001/2.pdf', 'application/pdf'],
      ['docs/A-002/1.txt', 'application/octet-stream'],
    ])
    expect(texts.get('docs/A-002/1.txt')).toBe('样本 SPECIMEN')
    expect(texts.get('order.json')).toBe(readFileSync(join(folder, 'order.json'), 'utf8'))
  })

  it('takes kinds and titles from documents.json', async () => {
    put('documents.json', JSON.stringify({ 'docs/A-001/1.jpg': { kind: 'id-card-front', title: '身份证' } }))
    await pack()
    const { content } = await packed()
    expect(content.manifest[0]).toMatchObject({ kind: 'id-card-front', title: '身份证' })
    expect(content.manifest[1]).not.toHaveProperty('kind')
  })

  it('packs 10.jpg after 2.jpg, and leaves out what operating systems leave behind', async () => {
    for (const name of ['10.jpg', '3.jpg', '.DS_Store', 'Thumbs.db']) put(`docs/A-001/${name}`, jpeg)
    await pack()
    const { content } = await packed()
    const names = content.manifest
      .filter(({ caseNo }) => caseNo === 'A-001')
      .map(({ path }) => path.slice(11))
    expect(names).toEqual(['1.jpg', '2.pdf', '3.jpg', '10.jpg'])
  })

  it('reads an order that an editor saved with a byte order mark', async () => {
    put('order.json', `\uFEFF${JSON.stringify(anOrder('A-001', 'A-002'))}`)
    expect((await pack()).code).toBe(0)
    expect((await packed()).content.order.orderId).toBe('ORDER-1')
  })

  it('accepts a receiving key that the vendor on the card signed', async () => {
    const card = join(folder, 'vendor.json')
    writeFileSync(card, JSON.stringify(vendor.card))
    expect((await pack('--vendor', card)).code).toBe(0)
  })
})

describe('a second signer', () => {
  it('signs beside the lender with keys of their own', async () => {
    const auditor = join(root, 'auditor')
    await runCli(['lender', 'init', '--name', '样本审计部', '--out', auditor], world)
    expect((await pack('--cosign', auditor)).code).toBe(0)
    const options = { kind: 'batch', identities: [receiving.identity], now } as const
    const trusted = [readCard(given.keys), readCard(auditor)]
    expect(await verifyPackage(given.out, { ...options, trusted })).toMatchObject({
      verdict: 'valid',
      signers: [
        { name: '样本银行', verdict: 'valid' },
        { name: '样本审计部', verdict: 'valid' },
      ],
    })
  })

  it('is not the lender over again', async () => {
    const run = await pack('--cosign', given.keys, '--json')
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'file/invalid' } } })
    expect(existsSync(given.out)).toBe(false)
  })
})

describe('a pack that does not come to its end', () => {
  it('because a document changed meanwhile leaves nothing', async () => {
    put('docs/A-001/1.jpg', Buffer.concat([jpeg, Buffer.alloc(30_000_000)]))
    const run = pack('--json')
    // Cut once packing has begun: the temporary file is there.
    while (readdirSync(join(given.out, '..')).length === 0) await new Promise((next) => setImmediate(next))
    truncateSync(join(folder, 'docs/A-002/1.txt'), 3)
    expect(await run).toMatchObject({ code: 1, json: { error: { code: 'package/source-changed' } } })
    expect(readdirSync(join(given.out, '..'))).toEqual([])
  })

  it('because it was interrupted leaves nothing and ends with 130', async () => {
    put('docs/A-001/1.jpg', Buffer.concat([jpeg, Buffer.alloc(30_000_000)]))
    const interrupt = new AbortController()
    const run = runCli([...packArguments(), '--json'], { ...world, signal: interrupt.signal })
    while (readdirSync(join(given.out, '..')).length === 0) await new Promise((next) => setImmediate(next))
    interrupt.abort()
    expect(await run).toMatchObject({ code: 130, json: { error: { code: 'job/cancelled' } } })
    expect(readdirSync(join(given.out, '..'))).toEqual([])
  })
})
