import type { Surface } from '../../shared/document/pdf.ts'

/** A canvas of white paper: what a transparent picture lies on. @throws Error where the browser has no memory for it */
export function createSurface(
  width: number,
  height: number,
): Surface<HTMLCanvasElement> & { readonly ink: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  // Pixels are read back, so they must not go to a graphics processor first.
  const ink = canvas.getContext('2d', { willReadFrequently: true })
  if (!ink) throw new Error(`no canvas of ${width} × ${height}`)
  ink.fillStyle = '#ffffff'
  ink.fillRect(0, 0, width, height)
  return {
    canvas,
    ink,
    pixels: () => new Uint8Array(ink.getImageData(0, 0, width, height).data.buffer),
  }
}
