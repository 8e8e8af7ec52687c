import { createHash } from 'node:crypto'
import { Sha256Hex } from '../../shared/domain/ids.ts'

/** Takes bytes in order; they may be reused once the promise is settled. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>

export interface Digest {
  /** In bytes. */
  readonly size: number
  readonly sha256: Sha256Hex
}

/** A sink that passes everything on and can say, once, what it was. */
export function createDigestSink(sink: ByteSink): { write: ByteSink; digest(): Digest } {
  const hash = createHash('sha256')
  let size = 0
  return {
    async write(bytes) {
      hash.update(bytes)
      size += bytes.length
      await sink(bytes)
    },
    digest: () => ({ size, sha256: Sha256Hex.parse(hash.digest('hex')) }),
  }
}

export function sha256Hex(bytes: Uint8Array | string): Sha256Hex {
  return Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))
}
