import type { Rotation } from '../../../shared/domain/reading.ts'
import type { Quad } from './geometry.ts'
import type { PageText } from './page.ts'
import { cropLine, luma } from './pixels.ts'

/** Fields of the picture that are compared, each with its right neighbour; each is the mean of so many squared pixels. */
const [columns, rows, detail] = [9, 8, 8]

/**
 * Difference hash of the upright page: a bit for each of 8 × 8 fields that is darker than its right neighbour, as 16
 * hexadecimal digits. It survives another size, another JPEG and other light.
 * Source: N. Krawetz, "Kind of like that", 2013.
 */
export function lookOf({ pixels, rotation }: PageText): string {
  const upright = uprightQuad(pixels.width, pixels.height, rotation)
  const grey = luma(cropLine(pixels, upright, rows * detail, columns * detail))
  const means = Array.from({ length: rows * columns }, (_, field) => meanOf(grey, field))
  const digits = Array.from({ length: rows * 2 }, (_, digit) => {
    const start = Math.floor(digit / 2) * columns + (digit % 2) * 4
    const bits = [0, 1, 2, 3].map((bit) => {
      const [left = 0, right = 0] = means.slice(start + bit, start + bit + 2)
      return left < right ? 1 : 0
    })
    return Number.parseInt(bits.join(''), 2).toString(16)
  })
  return digits.join('')
}

function meanOf(grey: Float32Array, field: number): number {
  const [top, left] = [Math.floor(field / columns) * detail, (field % columns) * detail]
  let sum = 0
  for (let y = top; y < top + detail; y++)
    for (let x = left; x < left + detail; x++) sum += grey[y * columns * detail + x] ?? 0
  return sum / (detail * detail)
}

/** Corners of the page as stored, from the one that is at the left top when it stands upright. */
function uprightQuad(width: number, height: number, rotation: Rotation): Quad {
  const [a, b, c, d]: Quad = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
  switch (rotation) {
    case 0:
      return [a, b, c, d]
    case 90:
      return [d, a, b, c]
    case 180:
      return [c, d, a, b]
    case 270:
      return [b, c, d, a]
  }
}
