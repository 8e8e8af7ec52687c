import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readBatchContent } from '../../../main/batch/content.ts'
import { cardSha256, parsePartyCard } from '../../../main/package/card.ts'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import { generateIdentity, type Identity } from '../../../main/package/identity.ts'
import { openPackage } from '../../../main/package/reader.ts'
import { signReceivingKey, signReceivingKeyBook } from '../../../main/package/receivingKey.ts'
import { parseRotation, replacesCertificate } from '../../../main/package/rotation.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { aVendor, now, type Party } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const root = temporaryFolder()
const world = { env: { LANG: 'en_US.UTF-8' }, clock: () => now }
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
let vendor: Party
let receiving: Identity
let keys: string
let receivingKey: string
let folder: string
let out: string

beforeAll(async () => {
  vendor = await aVendor()
  receiving = await generateIdentity()
  keys = join(root, 'keys')
  await runCli(['lender', 'init', '--name', '样本银行', '--out', keys], world)
})

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'folder-'))
  out = join(mkdtempSync(join(root, 'out-')), 'batch.asice')
  put('docs/A-001/1.jpg', jpeg)
  put('docs/A-001/2.pdf', '%PDF-1.7 样本')
  put('docs/A-002/1.txt', '样本 SPECIMEN')
  put('order.json', JSON.stringify(anOrder('A-001', 'A-002')))
  receivingKey = join(folder, 'receiving-key.json')
  await writeReceivingKey(receivingKey, keys, vendor)
})

async function writeReceivingKey(path: string, lenderKeys: string, signer: Party): Promise<void> {
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

function readCard(lenderKeys: string) {
  return parsePartyCard(readFileSync(join(lenderKeys, 'lender.json'), 'utf8'), 'lender.json')
}

function put(path: string, content: string | Buffer): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function anOrder(...caseNumbers: string[]) {
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

const pack = (...more: string[]) =>
  runCli(
    [
      'lender',
      'pack',
      folder,
      '--order',
      join(folder, 'order.json'),
      '--keys',
      keys,
      '--to',
      receivingKey,
      '--out',
      out,
      ...more,
    ],
    world,
  )

async function packed() {
  const checked = await verifyPackage(out, {
    kind: 'batch',
    trusted: [readCard(keys)],
    identities: [receiving.identity],
    now,
  })
  const reader = await openPackage(out, receiving.identity)
  try {
    const content = await readBatchContent(reader)
    const texts = new Map<string, string>()
    for (const name of reader.files.keys()) texts.set(name, Buffer.from(await reader.read(name)).toString())
    return { verdict: checked.verdict, content, texts }
  } finally {
    await reader.close()
  }
}

describe('lender init', () => {
  it('makes keys that only the owner can read, and refuses to go over them', async () => {
    expect(readdirSync(keys).sort()).toEqual([
      'certificate.pem',
      'identity.txt',
      'lender.json',
      'signing-key.pem',
    ])
    if (process.platform !== 'win32')
      for (const name of ['identity.txt', 'signing-key.pem'])
        expect(statSync(join(keys, name)).mode & 0o077).toBe(0)
    const before = readFileSync(join(keys, 'identity.txt'), 'utf8')
    const again = await runCli(['lender', 'init', '--name', 'X', '--out', keys, '--json'], world)
    expect(again).toMatchObject({ code: 1, json: { error: { code: 'file/exists' } } })
    expect(readFileSync(join(keys, 'identity.txt'), 'utf8')).toBe(before)
  })

  it('writes the identity as age-keygen does and names its recipient on the card', () => {
    const [, recipient] =
      /^# public key: (age1\w+)$/m.exec(readFileSync(join(keys, 'identity.txt'), 'utf8')) ?? []
    expect(readCard(keys).recipient).toBe(recipient)
  })

  it('fills an empty folder that is there', async () => {
    const empty = mkdtempSync(join(root, 'empty-'))
    expect((await runCli(['lender', 'init', '--name', 'X', '--out', empty], world)).code).toBe(0)
  })
})

describe('lender pack', () => {
  it('packs every document, sealed for the station and signed by the lender', async () => {
    const run = await pack('--json')
    expect(run).toMatchObject({ code: 0, json: { cases: 2, documents: 3, package: out } })
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
    const trusted = [readCard(keys), readCard(auditor)]
    expect(await verifyPackage(out, { ...options, trusted })).toMatchObject({
      verdict: 'valid',
      signers: [
        { name: '样本银行', verdict: 'valid' },
        { name: '样本审计部', verdict: 'valid' },
      ],
    })
  })

  it('is not the lender over again', async () => {
    const run = await pack('--cosign', keys, '--json')
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'file/invalid' } } })
    expect(existsSync(out)).toBe(false)
  })
})

describe('bad input to pack', () => {
  const cases: [string, () => void | Promise<void>, Record<string, unknown>][] = [
    [
      'a case that the order does not have',
      () => put('docs/A-009/1.jpg', jpeg),
      { code: 'package/unlisted-case', params: { caseNo: 'A-009' } },
    ],
    ['a folder inside a case', () => put('docs/A-001/more/1.jpg', jpeg), { code: 'package/not-a-document' }],
    ['a file beside the cases', () => put('docs/1.jpg', jpeg), { code: 'package/not-a-document' }],
    [
      'an order with a field that the schema does not have',
      () => put('order.json', JSON.stringify({ ...anOrder('A-001', 'A-002'), levles: [1] })),
      { code: 'file/invalid' },
    ],
    ['an order without cases', () => put('order.json', JSON.stringify(anOrder())), { code: 'file/invalid' }],
    ['an order that is no JSON', () => put('order.json', '{"format":'), { code: 'file/invalid' }],
    [
      'a list that names a document that is not there',
      () => put('documents.json', '{"docs/A-001/7.jpg":{}}'),
      { code: 'file/invalid' },
    ],
    [
      'a list with a kind that there is not',
      () => put('documents.json', '{"docs/A-001/1.jpg":{"kind":"passport-photo"}}'),
      { code: 'file/invalid' },
    ],
  ]

  it.each(cases)('%s is refused with a sentence, and nothing is written', async (_, spoil, error) => {
    await spoil()
    const run = await pack('--json')
    expect(run).toMatchObject({ code: 1, json: { error } })
    expect(readdirSync(join(out, '..'))).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('a link in place of a document is refused', async () => {
    symlinkSync('/etc/hostname', join(folder, 'docs/A-001/9.jpg'))
    expect((await pack('--json')).json).toMatchObject({ error: { code: 'package/not-a-document' } })
    expect(existsSync(out)).toBe(false)
  })

  it('a folder without documents is refused', async () => {
    const empty = mkdtempSync(join(root, 'bare-'))
    for (const make of [() => undefined, () => mkdirSync(join(empty, 'docs/A-001'), { recursive: true })]) {
      make()
      const run = await runCli(
        [
          'lender',
          'pack',
          empty,
          '--order',
          join(folder, 'order.json'),
          '--keys',
          keys,
          '--to',
          receivingKey,
          '--out',
          out,
          '--json',
        ],
        world,
      )
      expect(run).toMatchObject({ code: 1, json: { error: { code: 'package/no-documents' } } })
    }
  })

  it('a folder that is not there is named', async () => {
    const run = await runCli(
      [
        'lender',
        'pack',
        join(root, 'nowhere'),
        '--order',
        join(folder, 'order.json'),
        '--keys',
        keys,
        '--to',
        receivingKey,
        '--out',
        out,
        '--json',
      ],
      world,
    )
    expect(run.json).toMatchObject({
      error: { code: 'file/not-found', params: { path: join(root, 'nowhere') } },
    })
  })

  it('an existing package is not overwritten', async () => {
    writeFileSync(out, 'before')
    expect(await pack('--json')).toMatchObject({ code: 1, json: { error: { code: 'file/exists' } } })
    expect(readFileSync(out, 'utf8')).toBe('before')
  })

  it('a target in a folder that is not there is not writable', async () => {
    out = join(root, 'no', 'such', 'folder', 'batch.asice')
    expect(await pack('--json')).toMatchObject({ code: 1, json: { error: { code: 'file/not-writable' } } })
  })

  it("another lender's receiving key is refused", async () => {
    const others = join(folder, 'other-keys')
    await runCli(['lender', 'init', '--name', '别的银行', '--out', others], world)
    const otherKey = join(folder, 'other.json')
    await writeReceivingKey(otherKey, others, vendor)
    const run = await runCli(
      [
        'lender',
        'pack',
        folder,
        '--order',
        join(folder, 'order.json'),
        '--keys',
        keys,
        '--to',
        otherKey,
        '--out',
        out,
        '--json',
      ],
      world,
    )
    expect(run.json).toMatchObject({
      error: { code: 'package/other-receiving-key', params: { found: '别的银行' } },
    })
  })

  it('a receiving key that somebody changed is refused', async () => {
    const changed = join(folder, 'changed.json')
    const { recipient } = await generateIdentity()
    writeFileSync(changed, readFileSync(receivingKey, 'utf8').replace(receiving.recipient, recipient))
    const run = await runCli(
      [
        'lender',
        'pack',
        folder,
        '--order',
        join(folder, 'order.json'),
        '--keys',
        keys,
        '--to',
        changed,
        '--out',
        out,
        '--json',
      ],
      world,
    )
    expect(run.json).toMatchObject({ error: { code: 'file/invalid', params: { path: changed } } })
    expect(existsSync(out)).toBe(false)
  })

  it('a receiving key of another vendor than the card names is refused', async () => {
    const card = join(folder, 'vendor.json')
    writeFileSync(card, JSON.stringify((await aVendor()).card))
    expect((await pack('--vendor', card, '--json')).json).toMatchObject({
      error: { code: 'package/other-vendor' },
    })
  })

  it('a private key that is not the one of the card is refused', async () => {
    const mixed = join(folder, 'mixed')
    await runCli(['lender', 'init', '--name', '样本银行', '--out', mixed], world)
    writeFileSync(join(mixed, 'lender.json'), readFileSync(join(keys, 'lender.json')))
    const run = await runCli(
      [
        'lender',
        'pack',
        folder,
        '--order',
        join(folder, 'order.json'),
        '--keys',
        mixed,
        '--to',
        receivingKey,
        '--out',
        out,
        '--json',
      ],
      world,
    )
    expect(run.json).toMatchObject({
      error: { code: 'file/invalid', params: { path: join(mixed, 'signing-key.pem') } },
    })
  })
})

describe('a book of receiving keys', () => {
  const recordFolder = () => join(keys, 'used-receiving-keys')
  let book: string
  let identities: Identity[]

  beforeEach(async () => {
    identities = await Promise.all([generateIdentity(), generateIdentity()])
    book = join(folder, 'receiving-keys.json')
    const { certificate, name } = readCard(keys)
    const text = await signReceivingKeyBook(
      {
        format: 'loan-review-receiving-key-book/1',
        bookId: randomUUID(),
        issuedAt: now.toISOString(),
        vendor: { name: vendor.name, certificate: vendor.certificatePem },
        lender: { name, certSha256: certificateSha256(certificate) },
        keys: identities.map(({ recipient }) => ({ keyId: randomUUID(), recipient })),
      },
      vendor,
    )
    writeFileSync(book, text)
    receivingKey = book
  })

  const opens = async ({ identity }: Identity | { identity: string }, path: string) =>
    (await verifyPackage(path, { kind: 'batch', trusted: [readCard(keys)], identities: [identity], now }))
      .verdict

  it('gives each batch the next key, and says when none is left', async () => {
    const outs = ['first', 'second', 'third'].map((name) => join(out, '..', `${name}.asice`))
    const runs = []
    for (const path of outs) {
      out = path
      runs.push(await pack('--json'))
    }
    expect(runs).toMatchObject([
      { code: 0, json: { receivingKeysLeft: 1 } },
      { code: 0, json: { receivingKeysLeft: 0 } },
      { code: 1, json: { error: { code: 'receiving-key/all-used' } } },
    ])
    for (const [index, identity] of identities.entries())
      expect(await opens(identity, outs[index] ?? '')).toBe('valid')
    expect(existsSync(outs[2] ?? '')).toBe(false)
  })

  it('gives batches that are packed at the same time different keys', async () => {
    const paths = ['one', 'two'].map((name) => join(out, '..', `${name}.asice`))
    const runs = await Promise.all(
      paths.map((path) => {
        out = path
        return pack('--json')
      }),
    )
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    const used = runs.map(({ json }) => (json as { receivingKey: string }).receivingKey)
    expect(new Set(used).size).toBe(2)
  })

  it('keeps the key of a pack that failed', async () => {
    const before = existsSync(recordFolder()) ? readdirSync(recordFolder()) : []
    writeFileSync(out, 'before')
    expect((await pack()).code).toBe(1)
    expect(readdirSync(recordFolder())).toEqual(before)
  })

  it('of which the last package was never handed over gives its key again once the record is deleted', async () => {
    receivingKey = join(folder, 'single.json')
    await writeReceivingKey(receivingKey, keys, vendor)
    await pack()
    const first = out
    out = join(out, '..', 'again.asice')
    const refused = await pack('--json')
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'receiving-key/all-used' } } })
    const { record } = (refused.json as { error: { params: { record: string } } }).error.params
    rmSync(record)
    expect((await pack()).code).toBe(0)
    expect(await Promise.all([first, out].map((path) => opens(receiving, path)))).toEqual(['valid', 'valid'])
  })
})

describe('lender rotate', () => {
  async function rotated() {
    const next = join(mkdtempSync(join(root, 'rotated-')), 'keys')
    const run = await runCli(['lender', 'rotate', '--keys', keys, '--out', next, '--json'], world)
    return { run, next }
  }

  it('makes new keys under the same name, and a rotation that the old key signed', async () => {
    const { run, next } = await rotated()
    const [old, card] = [readCard(keys), readCard(next)]
    expect(run).toMatchObject({ code: 0, json: { name: old.name, cardSha256: cardSha256(card) } })
    expect(card.name).toBe(old.name)
    expect([card.certificate, card.recipient]).not.toContain(old.certificate)
    const rotation = parseRotation(readFileSync(join(next, 'rotation.json'), 'utf8'), 'rotation.json')
    expect(rotation.card).toEqual(card)
    expect(await replacesCertificate(rotation, old.certificate)).toBe(true)
    if (process.platform !== 'win32')
      for (const name of ['identity.txt', 'signing-key.pem'])
        expect(statSync(join(next, name)).mode & 0o077).toBe(0)
  })

  it('brings the old identity along, which opens results that are on their way', async () => {
    const { next } = await rotated()
    const old = readFileSync(join(keys, 'identity.txt'), 'utf8')
    const both = readFileSync(join(next, 'identity.txt'), 'utf8')
    expect(both.endsWith(old)).toBe(true)
    expect(both.match(/^AGE-SECRET-KEY-1/gm)).toHaveLength(2)
  })

  it('packs to a receiving key that was issued to the old certificate, signed by the new key', async () => {
    const { next } = await rotated()
    const old = keys
    keys = next
    try {
      expect((await pack()).code).toBe(0)
      expect((await packed()).verdict).toBe('valid')
    } finally {
      keys = old
    }
  })

  it('remembers which receiving keys were used before', async () => {
    await pack()
    const { next } = await rotated()
    const old = keys
    keys = next
    out = join(out, '..', 'again.asice')
    try {
      expect((await pack('--json')).json).toMatchObject({ error: { code: 'receiving-key/all-used' } })
    } finally {
      keys = old
    }
  })
})

describe('lender fingerprint', () => {
  it.each(['lender.json', 'rotation.json'])('shows of %s what the vendor sees', async (name) => {
    const next = join(mkdtempSync(join(root, 'shown-')), 'keys')
    await runCli(['lender', 'rotate', '--keys', keys, '--out', next], world)
    const run = await runCli(['lender', 'fingerprint', join(next, name), '--json'], world)
    expect(run).toMatchObject({ code: 0, json: { cardSha256: cardSha256(readCard(next)) } })
  })

  it('is in groups of four for people', async () => {
    const run = await runCli(['lender', 'fingerprint', join(keys, 'lender.json')], world)
    const groups = cardSha256(readCard(keys)).match(/.{4}/g) ?? []
    expect(run.stdout.replace(/\s+/g, ' ')).toContain(groups.join(' '))
  })
})

describe('a pack that does not come to its end', () => {
  it('because a document changed meanwhile leaves nothing', async () => {
    put('docs/A-001/1.jpg', Buffer.concat([jpeg, Buffer.alloc(30_000_000)]))
    const run = pack('--json')
    // Cut once packing has begun: the temporary file is there.
    while (readdirSync(join(out, '..')).length === 0) await new Promise((next) => setImmediate(next))
    truncateSync(join(folder, 'docs/A-002/1.txt'), 3)
    expect(await run).toMatchObject({ code: 1, json: { error: { code: 'package/source-changed' } } })
    expect(readdirSync(join(out, '..'))).toEqual([])
  })

  it('because it was interrupted leaves nothing and ends with 130', async () => {
    put('docs/A-001/1.jpg', Buffer.concat([jpeg, Buffer.alloc(30_000_000)]))
    const interrupt = new AbortController()
    const run = runCli(
      [
        'lender',
        'pack',
        folder,
        '--order',
        join(folder, 'order.json'),
        '--keys',
        keys,
        '--to',
        receivingKey,
        '--out',
        out,
        '--json',
      ],
      { ...world, signal: interrupt.signal },
    )
    while (readdirSync(join(out, '..')).length === 0) await new Promise((next) => setImmediate(next))
    interrupt.abort()
    expect(await run).toMatchObject({ code: 130, json: { error: { code: 'job/cancelled' } } })
    expect(readdirSync(join(out, '..'))).toEqual([])
  })
})
