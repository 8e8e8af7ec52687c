import type { ReadableMediaType } from '../domain/kind.ts'

/** Width and height in pixels, as stored. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

export type PictureMediaType = Exclude<ReadableMediaType, 'application/pdf'>

/** What the first bytes say a document is, whatever its name or sender says; `null` if none that is readable. */
export function sniffMediaType(bytes: Uint8Array): ReadableMediaType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp'
  // Readers accept a PDF header anywhere in the first kilobyte; scanners put job data in front of it.
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'application/pdf'
  return null
}

/**
 * Size of a picture from its header alone, so that a picture that would not fit in memory is never decoded.
 *
 * @returns `null` if the header is cut short or damaged
 */
export function pictureSize(bytes: Uint8Array, mediaType: PictureMediaType): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (mediaType) {
    case 'image/png':
      return pngSize(view)
    case 'image/jpeg':
      return jpegSize(view)
    case 'image/webp':
      return webpSize(view)
  }
}

function pngSize(view: DataView): PictureSize | null {
  if (view.byteLength < 24) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegSize(view: DataView): PictureSize | null {
  for (const { marker, at } of jpegSegments(view))
    if (isFrameHeader(marker) && at + 9 <= view.byteLength)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
  return null
}

/** The segments of a JPEG up to the first scan, each with where its marker stands (ITU-T T.81, B.1). */
export function* jpegSegments(view: DataView): Generator<{ marker: number; at: number }> {
  let at = 2
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    // Markers may be preceded by any number of fill bytes.
    if (marker === 0xff) at += 1
    else {
      yield { marker, at }
      if (marker === 0xda) return
      at += 2 + view.getUint16(at + 2)
    }
  }
}

function isFrameHeader(marker: number): boolean {
  // C4, C8 and CC share the range of the frame headers but define tables.
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Source: RFC 9649, 2.5 to 2.7. */
function webpSize(view: DataView): PictureSize | null {
  if (view.byteLength < 30) return null
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 '
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x5650384c: {
      // 'VP8L'
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x56503858: // 'VP8X'
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      }
    default:
      return null
  }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length))
}
