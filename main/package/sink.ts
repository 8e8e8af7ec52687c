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

const blockLength = 1024 * 1024

/**
 * Collects bytes into blocks, and passes one on while the next is being filled: fewer and longer writes, which the
 * one who produces the bytes does not wait for.
 */
export function createBlockSink(sink: ByteSink): { write: ByteSink; flush(): Promise<void> } {
  let filling = new Uint8Array(blockLength)
  let passing = new Uint8Array(blockLength)
  let filled = 0
  let passed: Promise<void> = Promise.resolve()

  async function pass(): Promise<void> {
    await passed
    ;[filling, passing] = [passing, filling]
    passed = sink(passing.subarray(0, filled))
    // Whoever writes next, or flushes, is told; until then nobody listens.
    passed.catch(() => undefined)
    filled = 0
  }

  return {
    async write(bytes) {
      for (let rest = bytes; rest.length > 0; ) {
        const piece = rest.subarray(0, blockLength - filled)
        filling.set(piece, filled)
        filled += piece.length
        rest = rest.subarray(piece.length)
        if (filled === blockLength) await pass()
      }
    },
    async flush() {
      await pass()
      await passed
    },
  }
}

export function sha256Hex(bytes: Uint8Array | string): Sha256Hex {
  return Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))
}
