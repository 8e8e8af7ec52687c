import { turnBox } from '../../shared/document/turnBox.ts'
import type { Box, Rotation } from '../../shared/domain/reading.ts'
import type { PagePixels } from '../../shared/domain/view.ts'

/** Colour of what is covered: no grey that print has. */
const cover = [64, 72, 80, 255] as const
/** A box ends at the ink of its characters; what shows of them at its edge is covered too. In heights of the box. */
const margin = 0.25

/**
 * Covers parts of a page. The pixels under them are gone from what leaves this process.
 *
 * @param boxes on the upright page, as readings give them
 * @param rotation how far the page as stored is turned clockwise to stand upright
 */
export function maskPage(pixels: PagePixels, boxes: readonly Box[], rotation: Rotation): PagePixels {
  if (boxes.length === 0) return pixels
  const { width, height } = pixels
  const rgba = new Uint8Array(pixels.rgba)
  for (const box of boxes) {
    const [left, top, right, bottom] = asStored(widened(box, width / height), rotation)
    const [fromX, toX] = [Math.floor(left * width), Math.ceil(right * width)]
    const [fromY, toY] = [Math.floor(top * height), Math.ceil(bottom * height)]
    for (let y = Math.max(0, fromY); y < Math.min(height, toY); y++)
      for (let x = Math.max(0, fromX); x < Math.min(width, toX); x++) rgba.set(cover, 4 * (y * width + x))
  }
  return { width, height, rgba }
}

function widened([left, top, right, bottom]: Box, aspect: number): Box {
  const down = margin * (bottom - top)
  const across = down / aspect
  return [left - across, top - down, right + across, bottom + down]
}

/** A box on the upright page as it lies on the page as stored, which is turned back the rest of a whole turn. */
function asStored(box: Box, rotation: Rotation): Box {
  // What is left of a whole turn is a quarter turn as well.
  return turnBox(box, ((360 - rotation) % 360) as Rotation)
}
