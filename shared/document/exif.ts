import { utf8 } from './utf8.ts'

/** Tags that hold the name of a program: Exif 2.32, 4.6.4 (Software) and the registered ProcessingSoftware. */
const softwareTags = [0x0131, 0x000b]
const asciiType = 2
const mostEntries = 500
const longestText = 300

/**
 * The programs that EXIF data names, from its first directory.
 *
 * @param tiff from the byte order mark on; damaged data names none
 */
export function softwareInExif(tiff: Uint8Array): string[] {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (view.byteLength < 8) return []
  const order = view.getUint16(0)
  const isLittle = order === 0x4949
  if (!isLittle && order !== 0x4d4d) return []
  const start = view.getUint32(4, isLittle)
  if (start + 2 > view.byteLength) return []
  const count = Math.min(view.getUint16(start, isLittle), mostEntries)
  const names: string[] = []
  for (let at = start + 2; at < start + 2 + 12 * count && at + 12 <= view.byteLength; at += 12) {
    if (!softwareTags.includes(view.getUint16(at, isLittle))) continue
    if (view.getUint16(at + 2, isLittle) !== asciiType) continue
    names.push(textAt(tiff, view, at, isLittle))
  }
  return names
}

/** Texts of up to four bytes stand in the entry itself. */
function textAt(tiff: Uint8Array, view: DataView, entry: number, isLittle: boolean): string {
  const length = Math.min(view.getUint32(entry + 4, isLittle), longestText)
  const from = length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittle)
  const bytes = tiff.subarray(Math.min(from, tiff.length), Math.min(from + length, tiff.length))
  return utf8(bytes).replace(/\0.*$/s, '')
}
