import { type Aead, type ChunkCipher, tagLength } from './aead.ts'
import {
  chunkLength,
  chunkNonce,
  payloadExtent,
  payloadKey,
  payloadNonceLength,
  sealedLength,
} from './chunks.ts'
import { tampered } from './faults.ts'
import { type RandomSource, readBytes, sliceSource } from './source.ts'

/** The plaintext of an age file, read in place: only the chunks that a range touches are read and decrypted. */
export interface PayloadReader extends RandomSource {
  /** What opens the same chunks again, for another thread; the key is the reader's own and is wiped with it. */
  readonly chunks: SealedChunks
  /** Forgets the chunks and the key that it holds. */
  wipe(): void
}

/** Where the chunks of a payload lie in their source, in bytes, and the key that they are under. */
export interface SealedChunks {
  readonly start: number
  readonly size: number
  readonly key: Uint8Array
}

/** Gives the file key of an age header, e.g. `Decrypter.decryptHeader`; throws where it has none or the header is bad. */
export type UnwrapHeader = (header: Uint8Array) => Promise<Uint8Array>

const longestHeader = 1024 * 1024

/**
 * Opens a binary (never armored) age v1 file. Its last chunk is decrypted at once, so a file that was cut short at
 * a chunk's edge does not open.
 *
 * @throws SealdeskError `package/tampered`; also what `unwrap` throws
 */
export async function openPayload(
  source: RandomSource,
  unwrap: UnwrapHeader,
  aead: Aead,
): Promise<PayloadReader> {
  const header = await readHeader(source)
  const fileKey = await unwrap(header)
  const start = header.length + payloadNonceLength
  if (payloadExtent(source.size - start) === null)
    throw tampered('the encrypted payload has an impossible length')

  const key = payloadKey(fileKey, await readBytes(source, header.length, payloadNonceLength))
  fileKey.fill(0)
  const payload = await openChunks(source, { start, size: source.size - start, key }, aead)
  // The last chunk, or nothing of an empty one: either way it is decrypted.
  await payload.read(Math.max(0, payload.size - 1), new Uint8Array(Math.min(1, payload.size)))
  return payload
}

/** The plaintext of chunks whose key is known. Nothing is read yet. */
export async function openChunks(
  source: RandomSource,
  chunks: SealedChunks,
  aead: Aead,
): Promise<PayloadReader> {
  const extent = payloadExtent(chunks.size)
  if (extent === null) throw tampered('the encrypted payload has an impossible length')
  const sealed = sliceSource(source, chunks.start, chunks.size)
  const reader = createChunkReader(sealed, extent.chunks, await aead.withKey(chunks.key))
  return {
    size: extent.plaintext,
    chunks,
    read: (position, target) => readPlaintext(reader, extent.plaintext, position, target),
    wipe() {
      reader.wipe()
      chunks.key.fill(0)
    },
  }
}

/** The textual header: everything through the line that begins with `---`. No other line of a header begins so. */
async function readHeader(source: RandomSource): Promise<Uint8Array> {
  for (const length of [4096, longestHeader]) {
    const bytes = await readBytes(source, 0, Math.min(length, source.size))
    const mac = bytes.indexOf('\n---')
    const end = mac === -1 ? -1 : bytes.indexOf('\n', mac + 1)
    if (end !== -1) return bytes.subarray(0, end + 1)
  }
  throw tampered('the payload has no age header')
}

interface ChunkReader {
  /** Copies a part of one chunk; the chunk is kept for the next that asks for it. */
  part(index: number, offset: number, target: Uint8Array): Promise<void>
  /** Decrypts whole chunks, one after another, into a target of exactly their length. */
  whole(first: number, target: Uint8Array): Promise<void>
  wipe(): void
}

/** A decrypted chunk. It is wiped once it is dropped and nobody copies from it any more. */
interface KeptChunk {
  readonly plaintext: Promise<Uint8Array>
  users: number
  isDropped: boolean
}

/** Chunks kept decrypted at most: neighbours of a document's first and last bytes, for a few who read at once. */
const keptChunks = 8
/** Chunks read from the disk at once. */
const chunksAtOnce = 16

function createChunkReader(source: RandomSource, chunks: number, cipher: ChunkCipher): ChunkReader {
  const kept = new Map<number, KeptChunk>()
  let spare: Uint8Array | null = null

  async function open(index: number, sealed: Uint8Array, target: Uint8Array): Promise<void> {
    try {
      await cipher.open(chunkNonce(index, index === chunks - 1), sealed, target)
    } catch {
      throw tampered(`chunk ${index} of the payload is not authentic`)
    }
  }

  async function decrypt(index: number): Promise<Uint8Array> {
    const length = Math.min(sealedLength, source.size - index * sealedLength)
    const plaintext = new Uint8Array(length - tagLength)
    await open(index, await readBytes(source, index * sealedLength, length), plaintext)
    return plaintext
  }

  function keep(index: number): KeptChunk {
    const known = kept.get(index)
    // Back at the end of the line: the first to go is the one that was not asked for longest.
    kept.delete(index)
    const chunk = known ?? { plaintext: decrypt(index), users: 0, isDropped: false }
    kept.set(index, chunk)
    for (const [oldest, old] of kept) {
      if (kept.size <= keptChunks) break
      kept.delete(oldest)
      drop(old)
    }
    return chunk
  }

  return {
    async part(index, offset, target) {
      const chunk = keep(index)
      chunk.users++
      try {
        target.set((await chunk.plaintext).subarray(offset, offset + target.length))
      } catch (error) {
        // What could not be read is tried again by the next who asks.
        if (kept.get(index) === chunk) kept.delete(index)
        throw error
      } finally {
        chunk.users--
        if (chunk.isDropped) wipeUnused(chunk)
      }
    },
    async whole(first, target) {
      const most = chunksAtOnce * sealedLength
      const start = first * sealedLength
      const end = start + target.length + Math.ceil(target.length / chunkLength) * tagLength
      // Read again into the same memory; only where several read at once does each take its own.
      const block = spare ?? new Uint8Array(most)
      spare = null
      for (let at = start; at < end; at += most) {
        const sealed = block.subarray(0, end - at)
        await source.read(at, sealed)
        for (let done = 0; done < sealed.length; done += sealedLength) {
          const index = (at + done) / sealedLength
          const into = target.subarray((index - first) * chunkLength, (index - first + 1) * chunkLength)
          await open(index, sealed.subarray(done, done + sealedLength), into)
        }
      }
      spare = block
    },
    wipe() {
      for (const chunk of kept.values()) drop(chunk)
      kept.clear()
    },
  }
}

function drop(chunk: KeptChunk): void {
  chunk.isDropped = true
  wipeUnused(chunk)
}

function wipeUnused({ plaintext, users }: KeptChunk): void {
  if (users > 0) return
  plaintext.then(
    (bytes) => bytes.fill(0),
    () => undefined,
  )
}

async function readPlaintext(
  chunks: ChunkReader,
  size: number,
  position: number,
  target: Uint8Array,
): Promise<void> {
  const end = position + target.length
  if (position < 0 || end > size) throw new RangeError('outside the payload')
  if (size === 0) return chunks.part(0, 0, target)
  for (let at = position; at < end; ) {
    const index = Math.floor(at / chunkLength)
    const offset = at % chunkLength
    const wholeEnd = end === size ? end : end - (end % chunkLength)
    const isWhole = offset === 0 && wholeEnd > at
    const next = isWhole ? wholeEnd : Math.min(end, (index + 1) * chunkLength)
    const piece = target.subarray(at - position, next - position)
    await (isWhole ? chunks.whole(index, piece) : chunks.part(index, offset, piece))
    at = next
  }
}
