import { crc32 } from 'node:zlib'
import { describedTwice, malformed } from './faults.ts'
import { createNameSet, isSafeName } from './names.ts'
import { type RandomSource, readBytes } from './source.ts'
import { decodeUtf8 } from './text.ts'
import {
  centralHeader,
  centralHeaderLength,
  dataDescriptor,
  endLength,
  endLengthWide,
  endRecords,
  flagStreamed,
  flagUtf8,
  localHeader,
  saturated16,
  saturated32,
  type ZipEnd,
  type ZipEntry,
  type ZipLayout,
} from './zipRecords.ts'

/** An entry and where its data lies. */
export interface ZipFile extends ZipEntry {
  readonly dataStart: number
  readonly layout: ZipLayout
}

/** Longest central directory that is read into memory, in bytes. */
export const directoryLimit = 64 * 1024 * 1024

/**
 * The files of a stored zip, by its central directory alone, in the order in which they lie. Refuses everything but
 * the one form of `zipRecords.ts`: compressed or encrypted entries, comments, extra fields, bytes that belong to no
 * entry, unsafe or repeated names.
 *
 * @throws SealdeskError `package/malformed`
 */
export async function readZip(source: RandomSource): Promise<ReadonlyMap<string, ZipFile>> {
  const end = await readEnd(source)
  if (end.length > directoryLimit) throw malformed('the directory of the archive is too large')
  const directory = await readBytes(source, end.start, end.length)
  const entries = parseDirectory(directory, end.entries)
  if (entries[0]?.offset !== 0) throw malformed('the archive does not begin with its first file')
  const names = createNameSet()
  const files = new Map<string, ZipFile>()
  entries.forEach((entry, index) => {
    if (!isSafeName(entry.name)) throw malformed('the archive has an unsafe file name')
    if (!names.add(entry.name)) throw malformed('the archive has two files of one name')
    files.set(entry.name, layOut(entry, entries[index + 1]?.offset ?? end.start))
  })
  return files
}

/** Compares the records around an entry's data with what the directory says. @throws SealdeskError `package/malformed` */
export async function checkRecords(source: RandomSource, file: ZipFile): Promise<void> {
  const header = localHeader(file, file.layout)
  const descriptor = dataDescriptor(file, file.layout)
  const isSame =
    header.equals(await readBytes(source, file.offset, header.length)) &&
    descriptor.equals(await readBytes(source, file.dataStart + file.size, descriptor.length))
  if (!isSame) throw describedTwice()
}

/** A whole small file, its records and checksum checked. @throws SealdeskError `package/malformed` */
export async function readZipFile(source: RandomSource, file: ZipFile): Promise<Buffer> {
  await checkRecords(source, file)
  const content = await readBytes(source, file.dataStart, file.size)
  if (crc32(content) !== file.crc32) throw malformed('the archive has a wrong checksum')
  return content
}

async function readEnd(source: RandomSource): Promise<ZipEnd> {
  const tail = await readBytes(
    source,
    Math.max(0, source.size - endLengthWide),
    Math.min(source.size, endLengthWide),
  )
  const end = parseEnd(tail)
  const records = end && endRecords(end)
  const isWhole =
    records !== null &&
    end !== null &&
    end.start + end.length + records.length === source.size &&
    tail.subarray(tail.length - records.length).equals(records)
  if (!isWhole) throw malformed('the archive does not end as it should')
  return end
}

function parseEnd(tail: Buffer): ZipEnd | null {
  if (tail.length < endLength) return null
  const at = tail.length - endLength
  const narrow = {
    entries: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    start: tail.readUInt32LE(at + 16),
  }
  const isWideEnd =
    narrow.entries === saturated16 || narrow.length === saturated32 || narrow.start === saturated32
  if (!isWideEnd) return narrow
  if (tail.length < endLengthWide) return null
  return {
    entries: readWide(tail, 32),
    length: readWide(tail, 40),
    start: readWide(tail, 48),
  }
}

function parseDirectory(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let position = 0
  while (position < directory.length) {
    const { entry, length } = parseCentral(directory, position)
    entries.push(entry)
    position += length
  }
  if (entries.length !== count) throw malformed('the archive miscounts its files')
  return entries
}

function parseCentral(directory: Buffer, at: number): { entry: ZipEntry; length: number } {
  const rest = directory.subarray(at)
  if (rest.length < centralHeaderLength) throw malformed('the directory of the archive is cut short')
  const nameEnd = centralHeaderLength + rest.readUInt16LE(28)
  const length = nameEnd + rest.readUInt16LE(30)
  const flags = rest.readUInt16LE(8)
  if (rest.length < length) throw malformed('the directory of the archive is cut short')
  if ((flags & 0x2041) !== 0) throw malformed('the archive has an encrypted entry')
  if (rest.readUInt16LE(10) !== 0) throw malformed('the archive has a compressed entry')
  if ((flags & ~(flagStreamed | flagUtf8)) !== 0)
    throw malformed('the archive has an entry of an unknown kind')

  const wide = wideValues(rest.subarray(nameEnd, length))
  const narrowSize = rest.readUInt32LE(24)
  const narrowOffset = rest.readUInt32LE(42)
  const size = narrowSize === saturated32 ? (wide.at(0) ?? narrowSize) : narrowSize
  const offset = narrowOffset === saturated32 ? (wide.at(-1) ?? narrowOffset) : narrowOffset
  const entry: ZipEntry = {
    name: decodeName(rest.subarray(centralHeaderLength, nameEnd)),
    size,
    crc32: rest.readUInt32LE(16),
    offset,
    flags,
    version: rest.readUInt16LE(6),
    modified: rest.readUInt32LE(12),
  }
  if (!centralHeader(entry).equals(rest.subarray(0, length)))
    throw malformed('the archive has an entry that is not in the form of a package')
  return { entry, length }
}

function wideValues(extra: Buffer): number[] {
  const count = Math.max(0, Math.floor((extra.length - 4) / 8))
  return Array.from({ length: count }, (_, index) => readWide(extra, 4 + 8 * index))
}

function readWide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('the archive names an impossible size')
  return Number(value)
}

function decodeName(bytes: Buffer): string {
  try {
    return decodeUtf8(bytes)
  } catch {
    throw malformed('the archive has a file name that is not UTF-8')
  }
}

/** Finds the layout in which the entry's records and data fill the space up to `end` exactly. */
function layOut(entry: ZipEntry, end: number): ZipFile {
  for (const layout of possibleLayouts(entry)) {
    const dataStart = entry.offset + localHeader(entry, layout).length
    const length = entry.size + dataDescriptor(entry, layout).length
    if (dataStart + length === end) return { ...entry, dataStart, layout }
  }
  throw malformed('the archive has bytes between its files')
}

function possibleLayouts(entry: ZipEntry): readonly ZipLayout[] {
  const isLarge = entry.size >= saturated32
  if ((entry.flags & flagStreamed) === 0) return isLarge ? ['known-wide'] : ['known']
  return isLarge ? ['streamed-wide'] : ['streamed-wide', 'streamed']
}
