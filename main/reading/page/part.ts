import type { PagePixels } from '../../../shared/domain/view.ts'
import { type Point, type Quad, quadHeight, quadWidth } from './geometry.ts'
import { type LevelBox, levelQuad } from './levelBox.ts'
import { cropLine } from './pixels.ts'

/** A part of a page, turned so that its text is level. */
export interface Part {
  /** Where it lies on the page. */
  readonly quad: Quad
  readonly pixels: PagePixels
}

/**
 * Cuts a level part out of a page whose text runs at an angle.
 *
 * @param scale pixels of the part for one of the page
 */
export function cutPart(page: PagePixels, box: LevelBox, angle: number, scale = 1): Part {
  const quad = levelQuad(box, angle)
  const [width, height] = [Math.round(quadWidth(quad) * scale), Math.round(quadHeight(quad) * scale)]
  return { quad, pixels: cropLine(page, quad, Math.max(1, height), Math.max(1, width)) }
}

/** A line of a part as it lies on the page that the part was cut from. */
export function onPage([a, b, c, d]: Quad, { quad: [origin, right, , down], pixels }: Part): Quad {
  const place = ({ x, y }: Point): Point => {
    const [u, v] = [x / pixels.width, y / pixels.height]
    return {
      x: origin.x + u * (right.x - origin.x) + v * (down.x - origin.x),
      y: origin.y + u * (right.y - origin.y) + v * (down.y - origin.y),
    }
  }
  return [place(a), place(b), place(c), place(d)]
}
