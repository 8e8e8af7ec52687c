import { constants, crc32, deflateRawSync } from 'node:zlib'
import { createFillingBuffer } from '../fillingBuffer.ts'
import type { Scratch } from '../scratch.ts'

/** A file of a zip, compressed already. */
export interface DeflatedPart {
  /** Of the content, in bytes. */
  readonly size: number
  readonly crc32: number
  readonly pieces: () => Iterable<Uint8Array<ArrayBuffer>>
}

/** At 6 it takes twice as long for a fifth less. */
const level = 1
/** Bytes that are compressed at once, each piece for itself: of shorter ones less is gained. */
const pieceLength = 256 * 1024

/** A part whose content is at hand. */
export function deflatedPart(content: Uint8Array): DeflatedPart {
  return {
    size: content.length,
    crc32: crc32(content),
    pieces: () => [deflateRawSync(content)],
  }
}

/** A part of text that comes a bit at a time. It is compressed as it comes, and kept until it is asked for. */
export function createDeflatedPart(scratch: Scratch) {
  const kept = scratch.begin()
  let size = 0
  let checksum = 0

  function deflated(piece: Uint8Array, finishFlush: number): Uint8Array<ArrayBuffer> {
    size += piece.length
    checksum = crc32(piece, checksum)
    return deflateRawSync(piece, { level, finishFlush })
  }

  const filling = createFillingBuffer(pieceLength, (piece) =>
    // Ended so, one piece goes on where the other stops, without a byte of its own begun (RFC 1951, 3.2.4).
    kept.add(deflated(piece, constants.Z_SYNC_FLUSH)),
  )
  return {
    add: filling.add,
    addBytes: filling.addBytes,
    /** Nothing may be added after. */
    end(): DeflatedPart {
      const last = deflated(filling.rest(), constants.Z_FINISH)
      return {
        size,
        crc32: checksum,
        *pieces() {
          yield* kept.pieces()
          yield last
        },
      }
    },
  }
}
