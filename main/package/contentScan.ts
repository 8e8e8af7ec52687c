import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { chunkLength } from './chunks.ts'
import { describedTwice, malformed, notAsListed } from './faults.ts'
import type { RandomSource } from './source.ts'
import { dataDescriptor, localHeader, type ZipEntry, type ZipLayout } from './zipRecords.ts'

/** A file as the directory and the list describe it: what its records and its content must be. */
export interface ScannedFile extends ZipEntry {
  readonly dataStart: number
  readonly layout: ZipLayout
  readonly sha256: string
}

/** Told the bytes of plaintext and the files that were done since the last time. */
export type ScanProgress = (bytes: number, files: number) => void

/** Plaintext in memory at once, in bytes. */
const windowLength = 16 * chunkLength

/**
 * Reads files that lie one behind the other, records and content, once and in order, and compares them with what is
 * said of them. What lies between two of them is skipped; files that overlap, or are not in order, are refused.
 *
 * @throws SealdeskError `package/malformed`, `package/tampered`; what `progress` throws ends the scan
 */
export async function scanFiles(
  plaintext: RandomSource,
  files: readonly ScannedFile[],
  progress: ScanProgress,
): Promise<void> {
  const [first] = files
  const last = files.at(-1)
  if (!first || !last) return
  requireInOrder(files)
  const end = endOf(last)
  let done = 0
  const window = createWindow(plaintext, first.offset, end, (bytes) => {
    progress(bytes, done)
    done = 0
  })
  try {
    for (const file of files) {
      await window.skipTo(file.offset)
      await expectRecord(window, localHeader(file, file.layout))
      await checkContent(window, file)
      await expectRecord(window, dataDescriptor(file, file.layout))
      done += 1
    }
    window.report()
  } finally {
    window.wipe()
  }
}

/** Otherwise the stretch would end before a file does, and its rest be read for ever. */
function requireInOrder(files: readonly ScannedFile[]): void {
  let end = 0
  for (const file of files) {
    if (file.offset < end) throw describedTwice()
    end = endOf(file)
  }
}

function endOf(file: ScannedFile): number {
  return file.dataStart + file.size + dataDescriptor(file, file.layout).length
}

async function checkContent(window: Window, { size, sha256, crc32: expected }: ScannedFile): Promise<void> {
  const hash = createHash('sha256')
  let checksum = 0
  for (let left = size; left > 0; ) {
    if (window.isEmpty()) await window.fill()
    const piece = window.take(left)
    hash.update(piece)
    checksum = crc32(piece, checksum)
    left -= piece.length
  }
  if (hash.digest('hex') !== sha256) throw notAsListed()
  if (checksum !== expected) throw malformed('the archive has a wrong checksum')
}

async function expectRecord(window: Window, expected: Buffer): Promise<void> {
  for (let rest = expected; rest.length > 0; ) {
    if (window.isEmpty()) await window.fill()
    const piece = window.take(rest.length)
    if (!rest.subarray(0, piece.length).equals(piece)) throw describedTwice()
    rest = rest.subarray(piece.length)
  }
}

interface Window {
  isEmpty(): boolean
  /** Reads on. */
  fill(): Promise<void>
  /** At most so many bytes of what is there; good until the next `fill`. */
  take(length: number): Uint8Array
  skipTo(position: number): Promise<void>
  report(): void
  wipe(): void
}

/** A stretch of plaintext of which a window is in memory. It ends where chunks end, so that none is decrypted twice. */
function createWindow(
  plaintext: RandomSource,
  start: number,
  end: number,
  progress: (bytes: number) => void,
): Window {
  const block = new Uint8Array(Math.min(windowLength, end - start))
  let filled = block.subarray(0, 0)
  let position = start
  let bytes = 0

  async function fill(): Promise<void> {
    report()
    const most = block.length - (position % chunkLength)
    const length = Math.min(most > 0 ? most : block.length, end - position)
    filled = block.subarray(0, length)
    await plaintext.read(position, filled)
    position += length
    bytes = length
  }

  function report(): void {
    if (bytes > 0) progress(bytes)
    bytes = 0
  }

  return {
    isEmpty: () => filled.length === 0,
    fill,
    take(length) {
      const piece = filled.subarray(0, length)
      filled = filled.subarray(piece.length)
      return piece
    },
    async skipTo(target) {
      const at = position - filled.length
      if (target - at <= filled.length) filled = filled.subarray(target - at)
      else {
        filled = block.subarray(0, 0)
        position = target
      }
    },
    report,
    wipe: () => void block.fill(0),
  }
}
