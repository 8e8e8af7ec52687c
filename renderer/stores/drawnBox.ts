import type { Box } from '../../shared/domain/reading.ts'
import type { Point, Rect } from './pageGeometry.ts'

/** A box smaller than this part of the page, either way, was not meant: somebody only clicked. */
const least = 0.005

/** The box on the page, in fractions of it as shown, that was drawn from one point of the viewer to another. */
export function boxBetween(from: Point, to: Point, page: Rect): Box | null {
  const across = [from.x, to.x].map((x) => part((x - page.left) / page.width)).sort(ascending)
  const down = [from.y, to.y].map((y) => part((y - page.top) / page.height)).sort(ascending)
  const [left = 0, right = 0] = across
  const [top = 0, bottom = 0] = down
  return right - left < least || bottom - top < least ? null : [left, top, right, bottom]
}

/** The box moved by these parts of the page, and no further than its edges. */
export function moveBox([left, top, right, bottom]: Box, { x, y }: Point): Box {
  const across = Math.min(Math.max(x, -left), 1 - right)
  const down = Math.min(Math.max(y, -top), 1 - bottom)
  return [left + across, top + down, right + across, bottom + down]
}

/** The box made larger or smaller at its right and lower edge. */
export function sizeBox([left, top, right, bottom]: Box, { x, y }: Point): Box {
  return [
    left,
    top,
    Math.min(Math.max(right + x, left + least), 1),
    Math.min(Math.max(bottom + y, top + least), 1),
  ]
}

function part(value: number): number {
  return Math.min(Math.max(value, 0), 1)
}

function ascending(a: number, b: number): number {
  return a - b
}
