import { turnBox } from '../../shared/document/turnBox.ts'
import type { Box, Rotation } from '../../shared/domain/reading.ts'
import type { PagePixels } from '../../shared/domain/view.ts'

/**
 * Cuts a part out of a page, and turns it upright.
 *
 * @param part of the upright page
 * @param rotation how far the page as stored is turned clockwise to stand upright
 */
export function cutOut(page: PagePixels, part: Box, rotation: Rotation): PagePixels {
  // What is left of a whole turn is a quarter turn as well.
  const [left, top, right, bottom] = turnBox(part, ((360 - rotation) % 360) as Rotation)
  const [fromX, toX] = edges(left, right, page.width)
  const [fromY, toY] = edges(top, bottom, page.height)
  const [across, down] = [toX - fromX, toY - fromY]
  const isTurned = rotation === 90 || rotation === 270
  const [width, height] = isTurned ? [down, across] : [across, down]
  const from = inWords(page.rgba)
  const upright = new Uint32Array(width * height)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      upright[uprightIndex(x, y, across, down, rotation)] = from[(fromY + y) * page.width + fromX + x] ?? 0
  return { width, height, rgba: new Uint8Array(upright.buffer) }
}

/** Four bytes of a pixel at once. */
function inWords({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  const isAligned = byteOffset % 4 === 0
  return isAligned
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}

function edges(from: number, to: number, length: number): [number, number] {
  const first = Math.min(length - 1, Math.max(0, Math.floor(from * length)))
  return [first, Math.max(first + 1, Math.min(length, Math.ceil(to * length)))]
}

/** Where a pixel of a part as stored comes to lie once the part is turned clockwise. */
function uprightIndex(x: number, y: number, across: number, down: number, rotation: Rotation): number {
  switch (rotation) {
    case 0:
      return y * across + x
    case 90:
      return x * down + (down - 1 - y)
    case 180:
      return (down - 1 - y) * across + (across - 1 - x)
    case 270:
      return (across - 1 - x) * down + y
  }
}

/** A picture about as wide as that, if it was wider, each of its pixels the mean of the same number of pixels before. */
export function shrunk(picture: PagePixels, across: number): PagePixels {
  const step = Math.max(1, Math.round(picture.width / across))
  if (step === 1) return picture
  const [width, height] = [Math.floor(picture.width / step), Math.max(1, Math.floor(picture.height / step))]
  const rgba = new Uint8Array(4 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 4; channel++)
        rgba[4 * (y * width + x) + channel] = meanOf(picture, x * step, y * step, step, channel)
  return { width, height, rgba }
}

function meanOf(
  { width, height, rgba }: PagePixels,
  left: number,
  top: number,
  step: number,
  channel: number,
): number {
  let sum = 0
  let count = 0
  for (let y = top; y < Math.min(height, top + step); y++)
    for (let x = left; x < left + step; x++) {
      sum += rgba[4 * (y * width + x) + channel] ?? 0
      count += 1
    }
  return sum / count
}
