import type { FileTraces } from '../domain/reading.ts'
import { softwareInExif } from './exif.ts'
import { pngChunks, riffChunks } from './pictureChunks.ts'
import { jpegSegments, type PictureMediaType } from './pictureHeader.ts'
import { softwareInXmp, softwareNames } from './softwareNames.ts'
import { utf8 } from './utf8.ts'

/** What a picture's metadata says of the programs that made it. */
export function pictureTraces(bytes: Uint8Array, mediaType: PictureMediaType): FileTraces {
  return { software: softwareNames(softwareIn(bytes, mediaType)), isChangedAfterSigning: null }
}

function softwareIn(bytes: Uint8Array, mediaType: PictureMediaType): string[] {
  switch (mediaType) {
    case 'image/jpeg':
      return inJpeg(bytes)
    case 'image/png':
      return inPng(bytes)
    case 'image/webp':
      return inWebp(bytes)
  }
}

const exifMark = 'Exif\0\0'
const xmpMark = 'http://ns.adobe.com/xap/1.0/\0'
const photoshopMark = 'Photoshop 3.0\0'

/** Source: CIPA DC-008 (Exif), 4.7.2; XMP specification part 3, 1.1.3; Adobe's APP13. */
function inJpeg(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  for (const { marker, at } of jpegSegments(view)) {
    const content = bytes.subarray(at + 4, at + 2 + view.getUint16(at + 2))
    if (marker === 0xe1 && startsWith(content, exifMark))
      names.push(...softwareInExif(content.subarray(exifMark.length)))
    else if (marker === 0xe1 && startsWith(content, xmpMark)) names.push(...softwareInXmp(utf8(content)))
    else if (marker === 0xed && startsWith(content, photoshopMark)) names.push('Photoshop 3.0')
    else if (marker === 0xfe) names.push(...asComment(content))
  }
  return names
}

/** Comments are free text; one that names its maker does so in its first words. */
function asComment(content: Uint8Array): string[] {
  const text = utf8(content.subarray(0, 200))
  return /creator|created|software|encoder|edited|version/i.test(text) ? [text] : []
}

/** Source: PNG (third edition), 11.3.3 and 11.3.4.5. */
function inPng(bytes: Uint8Array): string[] {
  return [...pngChunks(bytes)].flatMap(({ type, content }) => {
    if (type === 'eXIf') return softwareInExif(content)
    if (type !== 'tEXt' && type !== 'iTXt') return []
    const [keyword = '', ...rest] = utf8(content.subarray(0, 256 * 1024)).split('\0')
    const text = rest.at(-1) ?? ''
    if (keyword === 'XML:com.adobe.xmp') return softwareInXmp(text)
    return keyword === 'Software' || keyword === 'Creator Tool' ? [text] : []
  })
}

/** Source: RFC 9649, 2.7.1.5. */
function inWebp(bytes: Uint8Array): string[] {
  return [...riffChunks(bytes)].flatMap(({ type, content }) => {
    if (type === 'XMP ') return softwareInXmp(utf8(content))
    if (type !== 'EXIF') return []
    return softwareInExif(startsWith(content, exifMark) ? content.subarray(exifMark.length) : content)
  })
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, index) => bytes[index] === character.charCodeAt(0))
}
