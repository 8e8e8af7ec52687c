import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { cardSha256 } from '../../../main/package/card.ts'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import { generateIdentity, type Identity } from '../../../main/package/identity.ts'
import { signReceivingKeyBook } from '../../../main/package/receivingKey.ts'
import { parseRotation, replacesCertificate } from '../../../main/package/rotation.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { now } from '../../fixtures/packages.ts'

import {
  folder,
  given,
  pack,
  packed,
  preparePacking,
  readCard,
  receiving,
  root,
  vendor,
  world,
  writeReceivingKey,
} from './packing.ts'

preparePacking()

describe('a book of receiving keys', () => {
  const recordFolder = () => join(given.keys, 'used-receiving-keys')
  let book: string
  let identities: Identity[]

  beforeEach(async () => {
    identities = await Promise.all([generateIdentity(), generateIdentity()])
    book = join(folder, 'receiving-keys.json')
    const { certificate, name } = readCard(given.keys)
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
    given.receivingKey = book
  })

  const opens = async ({ identity }: Identity | { identity: string }, path: string) =>
    (
      await verifyPackage(path, {
        kind: 'batch',
        trusted: [readCard(given.keys)],
        identities: [identity],
        now,
      })
    ).verdict

  it('gives each batch the next key, and says when none is left', async () => {
    const outs = ['first', 'second', 'third'].map((name) => join(given.out, '..', `${name}.asice`))
    const runs = []
    for (const path of outs) {
      given.out = path
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
    const paths = ['one', 'two'].map((name) => join(given.out, '..', `${name}.asice`))
    const runs = await Promise.all(
      paths.map((path) => {
        given.out = path
        return pack('--json')
      }),
    )
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    const used = runs.map(({ json }) => (json as { receivingKey: string }).receivingKey)
    expect(new Set(used).size).toBe(2)
  })

  it('keeps the key of a pack that failed', async () => {
    const before = existsSync(recordFolder()) ? readdirSync(recordFolder()) : []
    writeFileSync(given.out, 'before')
    expect((await pack()).code).toBe(1)
    expect(readdirSync(recordFolder())).toEqual(before)
  })

  it('of which the last package was never handed over gives its key again once the record is deleted', async () => {
    given.receivingKey = join(folder, 'single.json')
    await writeReceivingKey(given.receivingKey, given.keys, vendor)
    await pack()
    const first = given.out
    given.out = join(given.out, '..', 'again.asice')
    const refused = await pack('--json')
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'receiving-key/all-used' } } })
    const { record } = (refused.json as { error: { params: { record: string } } }).error.params
    rmSync(record)
    expect((await pack()).code).toBe(0)
    expect(await Promise.all([first, given.out].map((path) => opens(receiving, path)))).toEqual([
      'valid',
      'valid',
    ])
  })
})

describe('lender rotate', () => {
  async function rotated() {
    const next = join(mkdtempSync(join(root, 'rotated-')), 'keys')
    const run = await runCli(['lender', 'rotate', '--keys', given.keys, '--out', next, '--json'], world)
    return { run, next }
  }

  it('makes new keys under the same name, and a rotation that the old key signed', async () => {
    const { run, next } = await rotated()
    const [old, card] = [readCard(given.keys), readCard(next)]
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
    const old = readFileSync(join(given.keys, 'identity.txt'), 'utf8')
    const both = readFileSync(join(next, 'identity.txt'), 'utf8')
    expect(both.endsWith(old)).toBe(true)
    expect(both.match(/^AGE-SECRET-KEY-1/gm)).toHaveLength(2)
  })

  it('packs to a receiving key that was issued to the old certificate, signed by the new key', async () => {
    const { next } = await rotated()
    const old = given.keys
    given.keys = next
    try {
      expect((await pack()).code).toBe(0)
      expect((await packed()).verdict).toBe('valid')
    } finally {
      given.keys = old
    }
  })

  it('remembers which receiving keys were used before', async () => {
    await pack()
    const { next } = await rotated()
    const old = given.keys
    given.keys = next
    given.out = join(given.out, '..', 'again.asice')
    try {
      expect((await pack('--json')).json).toMatchObject({ error: { code: 'receiving-key/all-used' } })
    } finally {
      given.keys = old
    }
  })
})

describe('lender fingerprint', () => {
  it.each(['lender.json', 'rotation.json'])('shows of %s what the vendor sees', async (name) => {
    const next = join(mkdtempSync(join(root, 'shown-')), 'keys')
    await runCli(['lender', 'rotate', '--keys', given.keys, '--out', next], world)
    const run = await runCli(['lender', 'fingerprint', join(next, name), '--json'], world)
    expect(run).toMatchObject({ code: 0, json: { cardSha256: cardSha256(readCard(next)) } })
  })

  it('is in groups of four for people', async () => {
    const run = await runCli(['lender', 'fingerprint', join(given.keys, 'lender.json')], world)
    const groups = cardSha256(readCard(given.keys)).match(/.{4}/g) ?? []
    expect(run.stdout.replace(/\s+/g, ' ')).toContain(groups.join(' '))
  })
})
