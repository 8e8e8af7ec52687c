import type { PagePixels } from '../../shared/domain/view.ts'
import { createSurface } from './surface.ts'

/** Decodes a picture as the browser does, turned as its EXIF data says. */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  maxSide: number,
): Promise<PagePixels> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mediaType }), {
    imageOrientation: 'from-image',
  })
  try {
    const scale = Math.min(1, maxSide / Math.max(bitmap.width, bitmap.height))
    const width = Math.max(1, Math.round(bitmap.width * scale))
    const height = Math.max(1, Math.round(bitmap.height * scale))
    const { canvas, ink, pixels } = createSurface(width, height)
    ink.imageSmoothingQuality = 'high'
    ink.drawImage(bitmap, 0, 0, width, height)
    // Both before the next large piece, and not when the browser comes to it: a photograph takes 50 MB.
    bitmap.close()
    const rgba = pixels()
    canvas.width = 0
    return { width, height, rgba }
  } finally {
    bitmap.close()
  }
}
