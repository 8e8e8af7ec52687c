import { createFileBlocks } from './blocks.ts'
import { throwIfAborted } from './cancel.ts'
import { createStretchHash, type PlacedDigest, type Stretch } from './stretch.ts'
import type { TargetFile } from './targetFile.ts'

/**
 * Copies a file in one pass. A block is hashed while it is being written and the next is being read.
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
  const hash = createStretchHash(stretch)
  let done = 0
  for await (const block of createFileBlocks()(from)) {
    throwIfAborted(signal)
    const writing = to.write(block)
    hash.update(block)
    done += block.length
    await writing
    progress(done)
  }
  return hash.digest()
}
