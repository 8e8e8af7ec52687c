/**
 * The records of a stored zip in the only form that packages have. Readers build the expected bytes of each record
 * and compare, so that no bit of a zip's metadata, which no signature covers, can be changed unseen.
 * Source: PKWARE APPNOTE 6.3.10. Values that APPNOTE leaves open are those of Info-ZIP `zip -0 -X` 3.0 on Unix.
 */

export interface ZipEntry {
  readonly name: string
  /** In bytes, stored: compressed and uncompressed are the same. */
  readonly size: number
  readonly crc32: number
  /** Where the local header begins. */
  readonly offset: number
  /** Bit 3: a data descriptor follows; bit 11: the name is said to be UTF-8, as it always is. No other bit is set. */
  readonly flags: number
  /** "Version needed to extract". */
  readonly version: number
  /** DOS time in the low, date in the high 16 bits. */
  readonly modified: number
}

/** How an entry's local record is laid out; `wide` is zip64. */
export type ZipLayout = 'known' | 'known-wide' | 'streamed' | 'streamed-wide'

export const flagStreamed = 0x0008
export const flagUtf8 = 0x0800
const localHeaderLength = 30
export const endLength = 22
export const endLengthWide = 56 + 20 + endLength
export const centralHeaderLength = 46
export const saturated32 = 0xffff_ffff
export const saturated16 = 0xffff

const madeBy = 0x031e
const regularFile0644 = 0x81a4_0000
const wideVersion = 45

function isWide(layout: ZipLayout): boolean {
  return layout === 'known-wide' || layout === 'streamed-wide'
}

function isStreamed(layout: ZipLayout): boolean {
  return layout === 'streamed' || layout === 'streamed-wide'
}

/** The bytes before an entry's data. */
export function localHeader(entry: ZipEntry, layout: ZipLayout): Buffer {
  const name = Buffer.from(entry.name)
  const size = isStreamed(layout) ? 0 : entry.size
  const extra = isWide(layout) ? wideField([size, size]) : Buffer.alloc(0)
  const header = Buffer.alloc(localHeaderLength)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(entry.version, 4)
  header.writeUInt16LE(entry.flags, 6)
  header.writeUInt32LE(entry.modified, 10)
  header.writeUInt32LE(isStreamed(layout) ? 0 : entry.crc32, 14)
  header.writeUInt32LE(isWide(layout) ? saturated32 : size, 18)
  header.writeUInt32LE(isWide(layout) ? saturated32 : size, 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

/** The bytes after an entry's data; none where its size was known before. */
export function dataDescriptor(entry: ZipEntry, layout: ZipLayout): Buffer {
  if (!isStreamed(layout)) return Buffer.alloc(0)
  const descriptor = Buffer.alloc(isWide(layout) ? 24 : 16)
  descriptor.writeUInt32LE(0x0807_4b50, 0)
  descriptor.writeUInt32LE(entry.crc32, 4)
  if (isWide(layout)) {
    descriptor.writeBigUInt64LE(BigInt(entry.size), 8)
    descriptor.writeBigUInt64LE(BigInt(entry.size), 16)
  } else {
    descriptor.writeUInt32LE(entry.size, 8)
    descriptor.writeUInt32LE(entry.size, 12)
  }
  return descriptor
}

/** An entry's record in the central directory. Its zip64 field holds exactly the values that do not fit otherwise. */
export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const isWideSize = entry.size >= saturated32
  const isWideOffset = entry.offset >= saturated32
  const wide = [...(isWideSize ? [entry.size, entry.size] : []), ...(isWideOffset ? [entry.offset] : [])]
  const extra = wide.length > 0 ? wideField(wide) : Buffer.alloc(0)
  const header = Buffer.alloc(centralHeaderLength)
  header.writeUInt32LE(0x0201_4b50, 0)
  header.writeUInt16LE(madeBy, 4)
  header.writeUInt16LE(entry.version, 6)
  header.writeUInt16LE(entry.flags, 8)
  header.writeUInt32LE(entry.modified, 12)
  header.writeUInt32LE(entry.crc32, 16)
  header.writeUInt32LE(isWideSize ? saturated32 : entry.size, 20)
  header.writeUInt32LE(isWideSize ? saturated32 : entry.size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(regularFile0644, 38)
  header.writeUInt32LE(isWideOffset ? saturated32 : entry.offset, 42)
  return Buffer.concat([header, name, extra])
}

export interface ZipEnd {
  readonly entries: number
  /** Where the central directory begins, and its length in bytes. */
  readonly start: number
  readonly length: number
}

/** The bytes after the central directory; the zip64 records are there exactly where a value does not fit otherwise. */
export function endRecords({ entries, start, length }: ZipEnd): Buffer {
  const end = Buffer.alloc(endLength)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(Math.min(entries, saturated16), 8)
  end.writeUInt16LE(Math.min(entries, saturated16), 10)
  end.writeUInt32LE(Math.min(length, saturated32), 12)
  end.writeUInt32LE(Math.min(start, saturated32), 16)
  const isWideEnd = entries >= saturated16 || length >= saturated32 || start >= saturated32
  if (!isWideEnd) return end

  const wide = Buffer.alloc(56)
  wide.writeUInt32LE(0x0606_4b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeUInt16LE(madeBy, 12)
  wide.writeUInt16LE(wideVersion, 14)
  wide.writeBigUInt64LE(BigInt(entries), 24)
  wide.writeBigUInt64LE(BigInt(entries), 32)
  wide.writeBigUInt64LE(BigInt(length), 40)
  wide.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x0706_4b50, 0)
  locator.writeBigUInt64LE(BigInt(start + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([wide, locator, end])
}

function wideField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length)
  field.writeUInt16LE(0x0001, 0)
  field.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => {
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  })
  return field
}
