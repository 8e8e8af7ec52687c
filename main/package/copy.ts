import { createHash } from 'node:crypto'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { throwIfAborted } from './cancel.ts'
import type { Digest } from './sink.ts'
import { openFileSource, type RandomSource } from './source.ts'
import type { TargetFile } from './targetFile.ts'

/** A stretch of a file, in bytes. */
export interface Stretch {
  readonly start: number
  readonly size: number
}

/** A stretch of a file and its SHA-256. */
export interface PlacedDigest extends Digest, Stretch {}

const blockLength = 1024 * 1024

/**
 * Copies a file in one pass. One block is read and another written while a third's bytes are hashed.
 *
 * @param stretch of the file to hash, as far as the file has it
 * @param progress is called with the bytes copied so far
 * @returns the digest of what was written
 * @throws SealdeskError `file/*`, `job/cancelled`
 */
export async function copyHashed(
  from: string,
  to: TargetFile,
  stretch: Stretch,
  { progress, signal }: { progress: (bytes: number) => void; signal: AbortSignal },
): Promise<PlacedDigest> {
  const source = await openFileSource(from)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const { position, block } of writtenBlocks(source, to)) {
      throwIfAborted(signal)
      const start = Math.max(0, stretch.start - position)
      const end = Math.max(start, stretch.start + stretch.size - position)
      const hashed = block.subarray(start, end)
      hash.update(hashed)
      size += hashed.length
      progress(position + block.length)
    }
    return { start: stretch.start, size, sha256: Sha256Hex.parse(hash.digest('hex')) }
  } finally {
    await source.close()
  }
}

/** Gives each block while it is being written and the next is being read. A block is good until the next is asked for. */
async function* writtenBlocks(
  source: RandomSource,
  { write }: TargetFile,
): AsyncGenerator<{ position: number; block: Uint8Array }> {
  const length = Math.min(blockLength, source.size)
  const buffers = [new Uint8Array(length), new Uint8Array(length)] as const
  const read = async (position: number, buffer: Uint8Array) => {
    const block = buffer.subarray(0, source.size - position)
    await source.read(position, block)
    return block
  }
  let reading = read(0, buffers[0])
  let writing: Promise<void> = Promise.resolve()
  try {
    for (let position = 0; position < source.size; position += length) {
      const [block] = await Promise.all([reading, writing])
      const next = position + length
      if (next < source.size) reading = read(next, buffers[(next / length) % 2 === 0 ? 0 : 1])
      writing = write(block)
      yield { position, block }
    }
    await writing
  } finally {
    await Promise.allSettled([reading, writing])
  }
}
