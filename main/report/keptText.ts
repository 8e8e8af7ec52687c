import { createFillingBuffer } from './fillingBuffer.ts'
import type { Scratch } from './scratch.ts'

/** In bytes: what is collected in memory before it goes to the scratch. */
const pieceLength = 64 * 1024

/** UTF-8 text that comes a bit at a time and is read again, in its order, once all of it is there. */
export interface KeptText {
  readonly add: (text: string) => void
  /** In pieces that end where something that was added ends. */
  readonly pieces: () => Iterable<Uint8Array>
}

export function createKeptText(scratch: Scratch): KeptText {
  const kept = scratch.begin()
  const filling = createFillingBuffer(pieceLength, kept.add)
  return {
    add: filling.add,
    *pieces() {
      yield* kept.pieces()
      yield filling.rest()
    },
  }
}
