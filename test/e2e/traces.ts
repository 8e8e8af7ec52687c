import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Something that must not be readable in any file, and how it could stand there. */
export interface Secret {
  readonly name: string
  readonly forms: readonly Buffer[]
}

/** A text, in the encodings that a program here could write it in. */
export function secretText(text: string): Secret {
  const utf16 = Buffer.from(text, 'utf16le')
  const encodings = [Buffer.from(text), utf16, Buffer.from(utf16).swap16(), gb18030(text)]
  return { name: text, forms: [...encodings, ...encodings.flatMap(base64Forms)] }
}

const windowLength = 64
const windowsPerFile = 8

/** A file, by windows of its bytes: somebody could have written a part of it. */
export function secretFile(name: string, bytes: Buffer): Secret {
  // The first part of two JPEG files is often the same: their tables.
  const from = Math.min(1024, bytes.length >> 2)
  const step = Math.floor((bytes.length - from - windowLength) / windowsPerFile)
  const windows = Array.from({ length: windowsPerFile }, (_, index) => {
    const start = from + index * step
    return bytes.subarray(start, start + windowLength)
  })
  return { name, forms: [...windows, ...windows.flatMap(base64Forms)] }
}

/**
 * Searches every file below some folders.
 *
 * @param since files that were last changed before it are passed over; ms since 1970
 * @returns `file: secret` of what was found, and how many files were searched
 */
export async function findTraces(
  folders: readonly string[],
  secrets: readonly Secret[],
  { since = 0 }: { since?: number } = {},
): Promise<{ found: string[]; files: number }> {
  const found: string[] = []
  let files = 0
  for (const folder of folders)
    for await (const path of filesBelow(folder)) {
      const content = await contentSince(path, since)
      if (!content) continue
      files += 1
      for (const { name, forms } of secrets)
        if (forms.some((form) => content.includes(form))) found.push(`${path}: ${name}`)
    }
  return { found, files }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  // What is gone by now, or belongs to somebody else, is not ours to search.
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isFile()) yield path
    else if (entry.isDirectory()) yield* filesBelow(path)
  }
}

async function contentSince(path: string, since: number): Promise<Buffer | undefined> {
  try {
    return (await stat(path)).mtimeMs >= since ? await readFile(path) : undefined
  } catch {
    return undefined
  }
}

/** What base64 makes of bytes wherever they begin in what is encoded, without the characters that share a neighbour's bits. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, -1))
  })
}

/** The platform only decodes it, so its two-byte part is read backwards; enough for the characters of these tests. */
function gb18030(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      if (character <= '\x7f') return Buffer.from(character)
      return twoBytes().get(character) ?? Buffer.alloc(0)
    }),
  )
}

let table: Map<string, Buffer> | undefined
function twoBytes(): Map<string, Buffer> {
  if (table) return table
  table = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail])
      const text = decoder.decode(bytes)
      if (text.length === 1 && text !== '\ufffd') table.set(text, bytes)
    }
  return table
}
