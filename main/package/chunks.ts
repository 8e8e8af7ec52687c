import { hkdfSync } from 'node:crypto'
import { tagLength } from './aead.ts'

/**
 * The shape of an age payload: a 16-byte nonce, then chunks of 64 KiB of plaintext, each with its tag; the last one
 * is marked in its nonce and is shorter, or full. Source: C2SP age.md, "Payload".
 */
export const chunkLength = 64 * 1024
export const sealedLength = chunkLength + tagLength
export const payloadNonceLength = 16

/** Key of the payload under a file key. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
}

/** Nonce of one chunk: its index, big-endian in 11 bytes, then 1 for the last chunk. */
export function chunkNonce(index: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(12)
  // Byte by byte: a view would move these few bytes out of the heap, once for every chunk of a package.
  for (let at = 10, rest = index; rest > 0; at--, rest = Math.floor(rest / 256)) nonce[at] = rest % 256
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Number of chunks and of plaintext bytes in so many bytes of chunks, or `null` where no payload has that length. */
export function payloadExtent(sealed: number): { chunks: number; plaintext: number } | null {
  const chunks = Math.ceil(sealed / sealedLength)
  const last = sealed - (chunks - 1) * sealedLength
  // Only a payload without any content may end in an empty chunk.
  if (sealed < tagLength || last < tagLength || (last === tagLength && chunks > 1)) return null
  return { chunks, plaintext: sealed - chunks * tagLength }
}
