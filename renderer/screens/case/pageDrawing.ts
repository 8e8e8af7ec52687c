import type { Rotation } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { type Rect, type Size, turnSize } from '../../stores/pageGeometry.ts'

/** Pixels as something that a canvas draws. */
export function toCanvas({ width, height, rgba }: PagePixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  // Not copied: what came over a bridge is a copy already, and never in memory that is shared.
  const bytes = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.byteLength)
  const image = new ImageData(bytes, width, height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  return canvas
}

/** Sizes the canvas to the screen's own pixels and lets everything be drawn in CSS pixels. */
export function prepare(
  canvas: HTMLCanvasElement | null,
  { width, height }: Size,
): CanvasRenderingContext2D | null {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return null
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  context.scale(devicePixelRatio, devicePixelRatio)
  context.imageSmoothingQuality = 'high'
  return context
}

/** Draws the page, turned clockwise, so that it fills this rectangle. */
export function drawPage(
  context: CanvasRenderingContext2D,
  source: OffscreenCanvas,
  page: Rect,
  turn: Rotation,
): void {
  const unturned = turnSize(page, turn)
  context.save()
  context.translate(page.left + page.width / 2, page.top + page.height / 2)
  context.rotate((turn * Math.PI) / 180)
  context.drawImage(source, -unturned.width / 2, -unturned.height / 2, unturned.width, unturned.height)
  context.restore()
}
