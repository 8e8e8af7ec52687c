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
  /** Forgets the chunk and the key that it holds. */
  wipe(): void
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
  const extent = payloadExtent(source.size - start)
  if (extent === null) throw tampered('the encrypted payload has an impossible length')

  const key = payloadKey(fileKey, await readBytes(source, header.length, payloadNonceLength))
  fileKey.fill(0)
  const cipher = await aead.withKey(key)
  const chunks = createChunkReader(sliceSource(source, start, source.size - start), extent.chunks, cipher)
  await chunks.cached(extent.chunks - 1)
  return {
    size: extent.plaintext,
    read: (position, target) => readPlaintext(chunks, extent.plaintext, position, target),
    wipe() {
      chunks.wipe()
      key.fill(0)
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
  /** Plaintext of one chunk, kept until another is asked for; not to be changed. */
  cached(index: number): Promise<Uint8Array>
  /** Decrypts one chunk into a target of exactly its length. */
  into(index: number, target: Uint8Array): Promise<void>
  wipe(): void
}

function createChunkReader(source: RandomSource, chunks: number, cipher: ChunkCipher): ChunkReader {
  let kept: { index: number; plaintext: Promise<Uint8Array> } | null = null

  async function into(index: number, target: Uint8Array): Promise<void> {
    const sealed = await readBytes(source, index * sealedLength, target.length + tagLength)
    try {
      await cipher.open(chunkNonce(index, index === chunks - 1), sealed, target)
    } catch {
      throw tampered(`chunk ${index} of the payload is not authentic`)
    }
  }

  async function decrypt(index: number): Promise<Uint8Array> {
    const sealed = Math.min(sealedLength, source.size - index * sealedLength)
    const plaintext = new Uint8Array(sealed - tagLength)
    await into(index, plaintext)
    return plaintext
  }

  return {
    into,
    cached(index) {
      if (kept?.index !== index) kept = { index, plaintext: decrypt(index) }
      return kept.plaintext
    },
    wipe() {
      kept?.plaintext.then(
        (plaintext) => plaintext.fill(0),
        () => undefined,
      )
      kept = null
    },
  }
}

async function readPlaintext(
  chunks: ChunkReader,
  size: number,
  position: number,
  target: Uint8Array,
): Promise<void> {
  if (position < 0 || position + target.length > size) throw new RangeError('outside the payload')
  for (let done = 0; done < target.length; ) {
    const index = Math.floor((position + done) / chunkLength)
    const offset = (position + done) % chunkLength
    const length = Math.min(chunkLength - offset, target.length - done)
    const piece = target.subarray(done, done + length)
    const isWhole = offset === 0 && (length === chunkLength || position + done + length === size)
    if (isWhole) await chunks.into(index, piece)
    else piece.set((await chunks.cached(index)).subarray(offset, offset + length))
    done += length
  }
}
