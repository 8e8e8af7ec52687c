import { pngChunks } from './pictureChunks.ts'
import { jpegSegments, type PictureMediaType } from './pictureHeader.ts'

/**
 * Whether a picture goes on to its end. Decoders fill what was cut off with grey and say nothing, and a field that
 * stood there would seem never to have been printed.
 */
export function reachesEnd(bytes: Uint8Array, mediaType: PictureMediaType): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (mediaType) {
    case 'image/png':
      return [...pngChunks(bytes)].some(({ type }) => type === 'IEND')
    case 'image/jpeg':
      return jpegReachesEnd(bytes, view)
    case 'image/webp':
      return view.getUint32(4, true) + 8 <= view.byteLength
  }
}

/** In coded data FF is always followed by 00 or a restart mark, so FF D9 after the first scan's head is the end. */
function jpegReachesEnd(bytes: Uint8Array, view: DataView): boolean {
  for (const { marker, at } of jpegSegments(view)) {
    if (marker !== 0xda) continue
    for (let end = bytes.indexOf(0xff, at); end >= 0; end = bytes.indexOf(0xff, end + 1))
      if (bytes[end + 1] === 0xd9) return true
    return false
  }
  return false
}
