import { crc32 } from 'node:zlib'
import type { ByteSink } from './sink.ts'
import {
  centralHeader,
  dataDescriptor,
  endRecords,
  flagStreamed,
  flagUtf8,
  localHeader,
  type ZipEntry,
  type ZipLayout,
} from './zipRecords.ts'

export interface ZipWriter {
  /** Adds an entry whose content is at hand. */
  add(name: string, content: Uint8Array): Promise<void>
  /** Begins an entry of unknown size; it must be ended before the next. */
  begin(name: string): Promise<ZipEntryWriter>
  /** Writes the directory. Nothing may be added after. */
  finish(): Promise<void>
}

export interface ZipEntryWriter {
  readonly write: ByteSink
  end(): Promise<void>
}

/** Writes a stored zip in one pass. Only the directory is held in memory. @param modified of every entry, in UTC */
export function createZipWriter(sink: ByteSink, modified: Date): ZipWriter {
  const entries: ZipEntry[] = []
  const time = dosTime(modified)
  let position = 0

  async function write(bytes: Uint8Array): Promise<void> {
    position += bytes.length
    await sink(bytes)
  }

  function describe(name: string, fields: Partial<ZipEntry>): ZipEntry {
    const flags = /^[\x20-\x7e]*$/.test(name) ? 0 : flagUtf8
    return { name, size: 0, crc32: 0, offset: position, flags, version: 10, modified: time, ...fields }
  }

  return {
    async add(name, content) {
      const entry = describe(name, { size: content.length, crc32: crc32(content) })
      await write(localHeader(entry, 'known'))
      await write(content)
      entries.push(entry)
    },
    async begin(name) {
      // zip64 from the start: nobody knows yet how long it becomes.
      const layout: ZipLayout = 'streamed-wide'
      const begun = describe(name, { version: 45 })
      const header = { ...begun, flags: begun.flags | flagStreamed }
      let size = 0
      let checksum = 0
      await write(localHeader(header, layout))
      return {
        async write(bytes) {
          size += bytes.length
          checksum = crc32(bytes, checksum)
          await write(bytes)
        },
        async end() {
          const entry = { ...header, size, crc32: checksum }
          await write(dataDescriptor(entry, layout))
          entries.push(entry)
        },
      }
    },
    async finish() {
      const start = position
      for (const entry of entries) await write(centralHeader(entry))
      await write(endRecords({ entries: entries.length, start, length: position - start }))
    },
  }
}

/** DOS date and time, two-second steps, 1980 to 2107. */
function dosTime(at: Date): number {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107)
  const date = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return date * 0x1_0000 + time
}
