import { openFileSource, type RandomSource } from './source.ts'

const blockLength = 1024 * 1024

/** Memory for two blocks: one that is worked on, one that is being read. */
export type BlockBuffers = readonly [Uint8Array, Uint8Array]

/**
 * A source's bytes in order. While a block is worked on the next is being read; a block is good until the next is
 * asked for.
 */
export async function* blocksOf(
  source: RandomSource,
  buffers: BlockBuffers = newBuffers(),
): AsyncGenerator<Uint8Array> {
  const read = async (position: number): Promise<Uint8Array> => {
    const buffer = (position / blockLength) % 2 === 0 ? buffers[0] : buffers[1]
    const block = buffer.subarray(0, source.size - position)
    await source.read(position, block)
    return block
  }
  let reading = source.size > 0 ? read(0) : null
  try {
    for (let next = blockLength; reading; next += blockLength) {
      const block = await reading
      reading = next < source.size ? read(next) : null
      yield block
    }
  } finally {
    await reading?.catch(() => undefined)
  }
}

/**
 * Reads one file after another, each as its blocks, into the same memory: a stream takes new memory for every piece,
 * and collecting that costs more than hashing and encrypting.
 *
 * @returns a function of a path, whose result throws SealdeskError `file/not-found`, `file/not-readable`
 */
export function createFileBlocks(): (path: string) => AsyncGenerator<Uint8Array> {
  const buffers = newBuffers()
  return async function* read(path) {
    const source = await openFileSource(path)
    try {
      yield* blocksOf(source, buffers)
    } finally {
      await source.close()
    }
  }
}

function newBuffers(): BlockBuffers {
  return [new Uint8Array(blockLength), new Uint8Array(blockLength)]
}
