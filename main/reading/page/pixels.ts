import type { PagePixels } from '../../../shared/domain/view.ts'
import { distance, type Quad } from './geometry.ts'
import { isLightOnDark, shadesOf } from './shades.ts'

/** Three planes of 32-bit floats, blue, green, red: the order in which the PP-OCR models were trained. */
export type Planes = Float32Array<ArrayBuffer>

/**
 * Scales a picture to exact sides, averaging where it shrinks and interpolating where it grows, into planes.
 *
 * @param scale factor per plane, applied to the 8-bit value before `offset` is added
 */
export function resizeToPlanes(
  { width, height, rgba }: PagePixels,
  toWidth: number,
  toHeight: number,
  scale: readonly [number, number, number],
  offset: readonly [number, number, number],
): Planes {
  if (width === toWidth && height === toHeight) return toPlanes(rgba, scale, offset)
  const planes = new Float32Array(3 * toWidth * toHeight)
  const columns = weights(width, toWidth)
  const rows = weights(height, toHeight)
  const area = toWidth * toHeight
  const row = new Float32Array(width * 3)
  for (let y = 0; y < toHeight; y++) {
    sumRows(rgba, width, rows, y, row)
    for (let x = 0; x < toWidth; x++) {
      // Each by itself, here and below: taken out of one list, V8 makes an object of every number, at every step.
      let red = 0
      let green = 0
      let blue = 0
      const first = columns.first[x] ?? 0
      for (let k = 0; k < columns.taps; k++) {
        const weight = columns.weight[x * columns.taps + k] ?? 0
        if (weight === 0) continue
        const at = (first + k) * 3
        red += weight * (row[at] ?? 0)
        green += weight * (row[at + 1] ?? 0)
        blue += weight * (row[at + 2] ?? 0)
      }
      const to = y * toWidth + x
      planes[to] = blue * scale[0] + offset[0]
      planes[area + to] = green * scale[1] + offset[1]
      planes[2 * area + to] = red * scale[2] + offset[2]
    }
  }
  return planes
}

function toPlanes(
  rgba: Uint8Array,
  scale: readonly [number, number, number],
  offset: readonly [number, number, number],
): Planes {
  const area = rgba.length / 4
  const planes = new Float32Array(3 * area)
  for (let to = 0, from = 0; to < area; to++, from += 4) {
    planes[to] = (rgba[from + 2] ?? 0) * scale[0] + offset[0]
    planes[area + to] = (rgba[from + 1] ?? 0) * scale[1] + offset[1]
    planes[2 * area + to] = (rgba[from] ?? 0) * scale[2] + offset[2]
  }
  return planes
}

interface Weights {
  readonly taps: number
  readonly first: Int32Array
  readonly weight: Float32Array
}

/** Triangle filter, as wide as the shrinking: what the models' own training pictures went through. */
function weights(from: number, to: number): Weights {
  const ratio = from / to
  const support = Math.max(1, ratio)
  const taps = Math.min(from, Math.ceil(support * 2) + 1)
  const first = new Int32Array(to)
  const weight = new Float32Array(to * taps)
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) * ratio - 0.5
    const start = Math.min(Math.max(0, Math.floor(center - support) + 1), from - taps)
    first[i] = start
    let total = 0
    for (let k = 0; k < taps; k++)
      total += weight[i * taps + k] = Math.max(0, 1 - Math.abs(start + k - center) / support)
    for (let k = 0; k < taps; k++) weight[i * taps + k] = (weight[i * taps + k] ?? 0) / total
  }
  return { taps, first, weight }
}

function sumRows(rgba: Uint8Array, width: number, rows: Weights, y: number, into: Float32Array): void {
  into.fill(0)
  const first = rows.first[y] ?? 0
  for (let k = 0; k < rows.taps; k++) {
    const weight = rows.weight[y * rows.taps + k] ?? 0
    if (weight === 0) continue
    let from = (first + k) * width * 4
    for (let to = 0; to < into.length; to += 3, from += 4) {
      into[to] = (into[to] ?? 0) + weight * (rgba[from] ?? 0)
      into[to + 1] = (into[to + 1] ?? 0) + weight * (rgba[from + 1] ?? 0)
      into[to + 2] = (into[to + 2] ?? 0) + weight * (rgba[from + 2] ?? 0)
    }
  }
}

/**
 * Cuts a line out of the page and makes it level, taking perspective out, at the given height.
 *
 * @param width of the result; without it the line keeps its proportions
 */
export function cropLine(page: PagePixels, quad: Quad, height: number, width?: number): PagePixels {
  const toWidth = width ?? lineWidth(quad, height)
  // Where the page is larger than the crop, each pixel of it is the mean of several: single points would drop thin
  // strokes.
  const factor = Math.min(4, Math.max(1, Math.floor(thicknessOf(quad) / height)))
  return factor === 1
    ? interpolated(page, quad, toWidth, height)
    : averaged(page, quad, toWidth, height, factor)
}

/** Width of a line at a height, in its proportions. */
export function lineWidth(quad: Quad, height: number): number {
  return Math.max(1, Math.round((height * lengthOf(quad)) / thicknessOf(quad)))
}

function lengthOf([a, b, c, d]: Quad): number {
  return Math.max(distance(a, b), distance(d, c))
}

function thicknessOf([a, b, c, d]: Quad): number {
  return Math.max(1, distance(a, d), distance(b, c))
}

/** Bilinear; beyond the edge the edge's own pixels repeat. Written for speed: each line is cut out with it. */
function interpolated(
  { width: fromWidth, height: fromHeight, rgba: from }: PagePixels,
  quad: Quad,
  width: number,
  height: number,
): PagePixels {
  const rgba = new Uint8Array(width * height * 4)
  const { a, b, c, d, e, f, g, h } = unitSquareTo(quad)
  const [lastX, lastY] = [fromWidth - 1, fromHeight - 1]
  for (let y = 0, to = 0; y < height; y++) {
    const v = (y + 0.5) / height
    for (let x = 0; x < width; x++, to += 4) {
      const u = (x + 0.5) / width
      const w = 1 / (g * u + h * v + 1)
      const fromX = Math.min(lastX, Math.max(0, (a * u + b * v + c) * w - 0.5))
      const fromY = Math.min(lastY, Math.max(0, (d * u + e * v + f) * w - 0.5))
      const left = Math.trunc(fromX)
      const top = Math.trunc(fromY)
      const fx = fromX - left
      const fy = fromY - top
      const at = (top * fromWidth + left) * 4
      const right = left < lastX ? at + 4 : at
      const below = top < lastY ? fromWidth * 4 : 0
      for (let channel = 0; channel < 3; channel++) {
        const upper = (from[at + channel] ?? 0) * (1 - fx) + (from[right + channel] ?? 0) * fx
        const lower = (from[at + below + channel] ?? 0) * (1 - fx) + (from[right + below + channel] ?? 0) * fx
        rgba[to + channel] = upper * (1 - fy) + lower * fy + 0.5
      }
      rgba[to + 3] = 255
    }
  }
  return { width, height, rgba }
}

/** Each pixel is the mean of the page's pixels at `factor` times `factor` points. Written for speed: it sees whole pages. */
function averaged(
  { width: fromWidth, height: fromHeight, rgba: from }: PagePixels,
  quad: Quad,
  width: number,
  height: number,
  factor: number,
): PagePixels {
  const rgba = new Uint8Array(width * height * 4)
  const { a, b, c, d, e, f, g, h } = unitSquareTo(quad)
  const [lastX, lastY, count] = [fromWidth - 1, fromHeight - 1, factor * factor]
  const [stepX, stepY] = [1 / (width * factor), 1 / (height * factor)]
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 4) {
      let red = 0
      let green = 0
      let blue = 0
      for (let row = 0; row < factor; row++) {
        const v = (y * factor + row + 0.5) * stepY
        for (let column = 0; column < factor; column++) {
          const u = (x * factor + column + 0.5) * stepX
          const w = 1 / (g * u + h * v + 1)
          const fromX = Math.min(lastX, Math.max(0, Math.trunc((a * u + b * v + c) * w)))
          const fromY = Math.min(lastY, Math.max(0, Math.trunc((d * u + e * v + f) * w)))
          const at = (fromY * fromWidth + fromX) * 4
          red += from[at] ?? 0
          green += from[at + 1] ?? 0
          blue += from[at + 2] ?? 0
        }
      }
      rgba[to] = red / count + 0.5
      rgba[to + 1] = green / count + 0.5
      rgba[to + 2] = blue / count + 0.5
      rgba[to + 3] = 255
    }
  return { width, height, rgba }
}

/** Projective map of the unit square to a quad (Heckbert 1989, 2.2.3). */
function unitSquareTo([p, q, r, s]: Quad) {
  const [dx1, dx2, dx3] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x]
  const [dy1, dy2, dy3] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y]
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = determinant === 0 ? 0 : (dx3 * dy2 - dx2 * dy3) / determinant
  const h = determinant === 0 ? 0 : (dx1 * dy3 - dx3 * dy1) / determinant
  return {
    a: q.x - p.x + g * q.x,
    b: s.x - p.x + h * s.x,
    c: p.x,
    d: q.y - p.y + g * q.y,
    e: s.y - p.y + h * s.y,
    f: p.y,
    g,
    h,
  }
}

/** Shares of a line's pixels that are ink at least, and ground at least. */
const [leastInk, leastGround] = [0.02, 0.35]
/** Shades between ink and ground that are a contrast, and no pattern of the ground. */
const leastContrast = 8
/** White pixels around a line: Tesseract takes what touches the edge for a part of something larger. */
const margin = 8

/**
 * A line in shades of grey as a binary PGM, a form that every OCR engine opens: its ink black, its ground white, with
 * a white margin. Measured: patterned ground and letters at the edge made Tesseract misread every second line.
 */
export function toPgm(line: PagePixels): Uint8Array {
  const grey = asDarkOnLight(luma(line))
  const shades = shadesOf(grey)
  const white = shades.at(1 - leastGround)
  // Where nothing is printed there is ground only.
  const black = Math.min(white - leastContrast, shades.at(leastInk))
  const [width, height] = [line.width + 2 * margin, line.height + 2 * margin]
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(header.length + width * height).fill(255)
  file.set(header)
  for (let y = 0; y < line.height; y++)
    for (let x = 0; x < line.width; x++) {
      const shade = (255 * ((grey[y * line.width + x] ?? 0) - black)) / (white - black)
      file[header.length + (y + margin) * width + x + margin] = Math.min(255, Math.max(0, shade))
    }
  return file
}

function asDarkOnLight(grey: Float32Array): Float32Array {
  return isLightOnDark(shadesOf(grey)) ? grey.map((shade) => 255 - shade) : grey
}

/** Rec. 601 luma of each pixel. */
export function luma({ width, height, rgba }: PagePixels): Float32Array {
  const grey = new Float32Array(width * height)
  for (let at = 0, i = 0; at < grey.length; at++, i += 4)
    grey[at] = 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0)
  return grey
}
