import type { Box, Rotation } from '../domain/reading.ts'

/** Where a box on a page (in fractions) lies once that page is turned clockwise. */
export function turnBox([left, top, right, bottom]: Box, turn: Rotation): Box {
  switch (turn) {
    case 0:
      return [left, top, right, bottom]
    case 90:
      return [1 - bottom, left, 1 - top, right]
    case 180:
      return [1 - right, 1 - bottom, 1 - left, 1 - top]
    case 270:
      return [top, 1 - right, bottom, 1 - left]
  }
}
