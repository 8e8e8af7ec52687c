import { createHash } from 'node:crypto'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import type { Digest } from './sink.ts'

/** A stretch of a file, in bytes. */
export interface Stretch {
  readonly start: number
  readonly size: number
}

/** A stretch of a file and its SHA-256. */
export interface PlacedDigest extends Digest, Stretch {}

/** Hashes a stretch of bytes that come in order from the beginning of the file. */
export function createStretchHash({ start, size }: Stretch): {
  update(bytes: Uint8Array): void
  /** Once; `size` is what there was of the stretch. */
  digest(): PlacedDigest
} {
  const hash = createHash('sha256')
  let position = 0
  let hashed = 0
  return {
    update(bytes) {
      const from = Math.max(0, start - position)
      const piece = bytes.subarray(from, Math.max(from, start + size - position))
      hash.update(piece)
      hashed += piece.length
      position += bytes.length
    },
    digest: () => ({ start, size: hashed, sha256: Sha256Hex.parse(hash.digest('hex')) }),
  }
}
