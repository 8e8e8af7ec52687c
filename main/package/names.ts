const forbidden = /[\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * Whether a file name can be written on every system that a package may be unpacked on, stays inside the folder it
 * is unpacked in, and looks like what it is: relative, `/` between segments, NFC, at most 1024 bytes.
 */
export function isSafeName(name: string): boolean {
  return (
    name.normalize('NFC') === name &&
    Buffer.byteLength(name) <= 1024 &&
    name.split('/').every((segment) => isSafeSegment(segment))
  )
}

function isSafeSegment(segment: string): boolean {
  return (
    segment !== '' &&
    !forbidden.test(segment) &&
    !segment.startsWith(' ') &&
    // Windows drops a trailing dot or space; this also refuses `.` and `..`.
    !/[. ]$/.test(segment) &&
    !device.test(segment) &&
    Buffer.byteLength(segment) <= 255
  )
}

/**
 * Collects names and tells of each whether it can stand beside those before it: no two that are equal or differ
 * only by case, no file where another has a folder, no folder in two spellings.
 */
export function createNameSet(): { add(name: string): boolean } {
  const spellings = new Map<string, { spelling: string; isFolder: boolean }>()
  // Files of one folder mostly come together: its own name is then looked at once.
  const folders = new Set<string>()
  return {
    add(name) {
      const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')))
      if (folder !== '' && !folders.has(folder)) {
        for (const outer of foldersOf(name)) {
          const known = spellings.get(fold(outer))
          if (known && !(known.isFolder && known.spelling === outer)) return false
          spellings.set(fold(outer), { spelling: outer, isFolder: true })
        }
        folders.add(folder)
      }
      const folded = fold(name)
      if (spellings.has(folded)) return false
      spellings.set(folded, { spelling: name, isFolder: false })
      return true
    },
  }
}

function foldersOf(name: string): string[] {
  const segments = name.split('/').slice(0, -1)
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'))
}

function fold(name: string): string {
  // Upper before lower case: ß and ẞ, and the Greek sigmas, meet only that way.
  return name.toUpperCase().toLowerCase()
}
