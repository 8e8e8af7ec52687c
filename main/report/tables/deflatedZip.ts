import { Zip, type ZipInputFile } from 'fflate'
import type { DeflatedPart } from './deflatedPart.ts'

/** Of APPNOTE 4.4.5. */
const deflate = 8

export type ZipPart = readonly [path: string, part: DeflatedPart]

/** A zip of parts that are compressed already, a piece at a time. @param mtime of every part */
export function* deflatedZip(parts: Iterable<ZipPart>, mtime: Date): Iterable<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  for (const [path, { size, crc32, pieces }] of parts) {
    const file: ZipInputFile = { filename: path, size, crc: crc32, compression: deflate, mtime }
    zip.add(file)
    for (const piece of pieces()) {
      file.ondata?.(null, piece, false)
      yield* ready.splice(0)
    }
    file.ondata?.(null, new Uint8Array(0), true)
  }
  zip.end()
  yield* ready.splice(0)
}
