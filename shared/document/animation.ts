import { pngChunks, riffChunks } from './pictureChunks.ts'
import type { PictureMediaType } from './pictureHeader.ts'

/**
 * Whether a file holds more than one picture to be shown in turn. Decoders differ in which one they take, so that what
 * a person sees and what is read could differ; no paper moves.
 */
export function isAnimated(bytes: Uint8Array, mediaType: PictureMediaType): boolean {
  switch (mediaType) {
    case 'image/jpeg':
      return false
    case 'image/png':
      // The first frame may be the picture itself (IDAT); every other is in fdAT chunks. PNG (third edition), 11.3.6.
      return [...pngChunks(bytes)].some(({ type }) => type === 'fdAT')
    case 'image/webp':
      return [...riffChunks(bytes)].filter(({ type }) => type === 'ANMF').length > 1
  }
}
