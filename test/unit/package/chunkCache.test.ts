import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { pickAead } from '../../../main/package/aead.ts'
import { chunkLength, chunkNonce, sealedLength } from '../../../main/package/chunks.ts'
import { openChunks } from '../../../main/package/payloadReader.ts'

const count = 40

/** A payload of 40 chunks in memory, and how many bytes were read of it so far. */
async function aPayload() {
  const key = randomBytes(32)
  const aead = await pickAead()
  const cipher = await aead.withKey(key)
  const plaintext = randomBytes(count * chunkLength)
  const sealed = new Uint8Array(count * sealedLength)
  for (let index = 0; index < count; index++) {
    const piece = plaintext.subarray(index * chunkLength, (index + 1) * chunkLength)
    const into = sealed.subarray(index * sealedLength, (index + 1) * sealedLength)
    await cipher.seal(chunkNonce(index, index === count - 1), piece, into)
  }
  let bytesRead = 0
  const source = {
    size: sealed.length,
    async read(at: number, target: Uint8Array) {
      bytesRead += target.length
      target.set(sealed.subarray(at, at + target.length))
    },
  }
  const chunks = { start: 0, size: sealed.length, key }
  return { payload: await openChunks(source, chunks, aead), plaintext, key, bytesRead: () => bytesRead }
}

it('a chunk that was just read is not read again', async () => {
  const { payload, bytesRead } = await aPayload()
  await payload.read(100, new Uint8Array(10))
  await payload.read(200, new Uint8Array(10))
  expect(bytesRead()).toBe(sealedLength)
})

it('the chunks that are kept are few: after many others the first is read again', async () => {
  const { payload, bytesRead } = await aPayload()
  for (let index = 0; index < 30; index++) await payload.read(index * chunkLength + 1, new Uint8Array(10))
  const before = bytesRead()
  await payload.read(1, new Uint8Array(10))
  expect(bytesRead() - before).toBe(sealedLength)
})

it('many who read at once, more than there are chunks kept, each get what is theirs', async () => {
  const { payload, plaintext } = await aPayload()
  const reads = Array.from({ length: 400 }, async (_, index) => {
    const at = (index * 7919 * 13) % (plaintext.length - 150_000)
    const target = new Uint8Array(1 + ((index * 104_729) % 150_000))
    await payload.read(at, target)
    return plaintext.subarray(at, at + target.length).equals(target)
  })
  expect(new Set(await Promise.all(reads))).toEqual(new Set([true]))
})

it('the key is gone once it is wiped', async () => {
  const { payload, key } = await aPayload()
  await payload.read(1, new Uint8Array(10))
  payload.wipe()
  expect([...new Set(key)]).toEqual([0])
})
