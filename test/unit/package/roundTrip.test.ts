import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Aead, aeadProviders, pickAead } from '../../../main/package/aead.ts'
import { openPayload } from '../../../main/package/payloadReader.ts'
import { createPayloadWriter } from '../../../main/package/payloadWriter.ts'
import { openPackage } from '../../../main/package/reader.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import {
  aLender,
  aVendor,
  now,
  openAsItIs,
  type Party,
  packBatch,
  packFiles,
} from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const providers = Object.keys(aeadProviders) as Aead['name'][]
let lender: Party
let station: Party

beforeAll(async () => {
  ;[lender, station] = await Promise.all([aLender(), aVendor()])
})

async function pack(files: Record<string, Uint8Array>, aead?: Aead): Promise<string> {
  const out = join(folder, `${randomUUID()}.asice`)
  await packFiles({ out, from: lender, recipient: station.recipient, files, ...(aead && { aead }) })
  return out
}

async function unpack(path: string, aead?: Aead): Promise<Record<string, Buffer>> {
  const reader = await openAsItIs(path, station.identity, aead && { aead })
  const files: Record<string, Buffer> = {}
  for (const name of reader.files.keys()) files[name] = Buffer.from(await reader.read(name))
  await reader.close()
  return files
}

const segment = fc.stringMatching(/^[a-z0-9\u4e00-\u9fa5][a-z0-9_\u4e00-\u9fa5-]{0,8}\.(jpg|pdf)$/)
const name = fc.tuple(segment, segment).map(([folder, file]) => `docs/${folder}/${file}`)
const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  // Around the edges of the payload's 64 KiB chunks.
  fc.integer({ min: 65_200, max: 65_600 }).map((length) => randomBytes(length)),
  fc.integer({ min: 130_000, max: 200_000 }).map((length) => randomBytes(length)),
)

describe('what was packed', () => {
  it('comes out as it went in, whatever the names, sizes and number of files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, content, { maxKeys: 6 }), async (files) => {
        const path = await pack(files)
        const result = await verifyPackage(path, {
          kind: 'batch',
          trusted: [lender.card],
          identities: [station.identity],
          now,
        })
        expect(result.verdict).toBe('valid')
        const read = await unpack(path)
        expect(Object.keys(read)).toEqual(Object.keys(files))
        for (const [file, bytes] of Object.entries(files)) expect(read[file]?.equals(bytes)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it.each(providers.flatMap((from) => providers.map((to) => [from, to] as const)))(
    'by %s is read by %s',
    async (from, to) => {
      const files = { 'order.json': randomBytes(10), 'docs/A/1.jpg': randomBytes(140_000) }
      const path = await pack(files, await aeadProviders[from]())
      expect(await unpack(path, await aeadProviders[to]())).toEqual(files)
    },
  )

  it('comes out as a stream in pieces of at most one chunk', async () => {
    const bytes = randomBytes(200_000)
    const reader = await openAsItIs(await pack({ 'docs/A/1.jpg': bytes }), station.identity)
    const pieces: Uint8Array[] = []
    for await (const piece of reader.stream('docs/A/1.jpg')) pieces.push(piece)
    await reader.close()
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536)
  })

  it('can be read by several at once', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`docs/A/${index}.jpg`, randomBytes(5_000 * index)] as const),
    )
    const reader = await openAsItIs(await pack(files), station.identity)
    const read = await Promise.all(Object.keys(files).map((file) => reader.read(file)))
    await reader.close()
    expect(read.map((bytes) => Buffer.from(bytes))).toEqual(Object.values(files))
  })
})

describe('the fastest provider here', () => {
  it('is one of the three', async () => {
    expect(providers).toContain((await pickAead()).name)
  })
})

describe('a package opened in place', () => {
  it('is read only where a file lies', async () => {
    const chunks = 40
    let touched = new Set<number>()
    const plaintext = randomBytes(chunks * 65_536)
    const pieces: Buffer[] = []
    const aead = await pickAead()
    const writer = await createPayloadWriter([station.recipient], aead, async (bytes) => {
      pieces.push(Buffer.from(bytes))
    })
    await writer.write(plaintext)
    await writer.end()
    const age = Buffer.concat(pieces)
    const source = {
      size: age.length,
      async read(at: number, target: Uint8Array) {
        touched.add(Math.floor(at / 65_552))
        target.set(age.subarray(at, at + target.length))
      },
    }
    const { Decrypter } = await import('age-encryption')
    const decrypter = new Decrypter()
    decrypter.addIdentity(station.identity)
    const payload = await openPayload(source, (header) => decrypter.decryptHeader(header), aead)
    touched = new Set()
    const target = new Uint8Array(100_000)
    await payload.read(20 * 65_536 + 1_000, target)
    expect(Buffer.from(target).equals(plaintext.subarray(20 * 65_536 + 1_000).subarray(0, 100_000))).toBe(
      true,
    )
    expect([...touched].sort()).toEqual([20, 21])
  })

  it('does not give a document that was changed since', async () => {
    // Its first chunk is not the one that opening has read and keeps.
    const path = await pack({ 'docs/A-001/1.jpg': randomBytes(200_000) })
    const reader = await openAsItIs(path, station.identity)
    const file = await open(path, 'r+')
    await file.write(Buffer.from([0xff, 0x00]), 0, 2, 50_000)
    await file.close()
    await expect(reader.read('docs/A-001/1.jpg')).rejects.toMatchObject({ code: 'package/tampered' })
    await reader.close()
  })

  it('is not opened where another package was put in its place', async () => {
    const { path, sumsSha256 } = await packBatch({ folder, lender, recipient: station.recipient })
    const other = await packBatch({ folder, lender, recipient: station.recipient })
    writeFileSync(path, readFileSync(other.path))
    const opened = openPackage(path, station.identity, { sumsSha256 })
    await expect(opened).rejects.toMatchObject({ code: 'package/tampered' })
  })

  it('does not open with another identity', async () => {
    const { path } = await packBatch({ folder, lender, recipient: station.recipient })
    await expect(openAsItIs(path, lender.identity)).rejects.toMatchObject({ code: 'package/malformed' })
  })

  it('tells of a file that is not there', async () => {
    await expect(openAsItIs(join(folder, 'none.asice'), station.identity)).rejects.toMatchObject({
      code: 'file/not-found',
    })
  })
})
