import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../../main/cli/sample/random.ts'

/** What a scanner, a camera and a chat program do to a picture of a paper, one step a function. */

export interface Frame {
  readonly canvas: Canvas
  readonly ink: SKRSContext2D
}

export function newFrame(width: number, height: number, colour = '#ffffff'): Frame {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const ink = canvas.getContext('2d')
  ink.imageSmoothingQuality = 'high'
  ink.fillStyle = colour
  ink.fillRect(0, 0, canvas.width, canvas.height)
  return { canvas, ink }
}

/** The picture at another size; halved step by step, as one step would leave out pixels. */
export function scaled(canvas: Canvas, factor: number): Canvas {
  let from = canvas
  let left = factor
  for (; left < 0.5; left *= 2) from = resized(from, from.width / 2, from.height / 2)
  return left === 1 ? from : resized(from, from.width * left, from.height * left)
}

function resized(canvas: Canvas, width: number, height: number): Canvas {
  const { canvas: result, ink } = newFrame(width, height, 'rgba(0, 0, 0, 0)')
  ink.drawImage(canvas, 0, 0, result.width, result.height)
  return result
}

/** Turned clockwise, on a background as large as it then needs. */
export function turned(canvas: Canvas, degrees: number, background = 'rgba(0, 0, 0, 0)'): Canvas {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const { canvas: result, ink } = newFrame(
    canvas.width * cos + canvas.height * sin,
    canvas.width * sin + canvas.height * cos,
    background,
  )
  ink.translate(result.width / 2, result.height / 2)
  ink.rotate(angle)
  ink.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return result
}

export function blurred(canvas: Canvas, sigma: number): Canvas {
  if (sigma < 0.15) return canvas
  const { canvas: result, ink } = newFrame(canvas.width, canvas.height)
  ink.filter = `blur(${sigma}px)`
  ink.drawImage(canvas, 0, 0)
  return result
}

/** As a copier or a scanner set to grey gives it. @param contrast 1 leaves it as it is */
export function greyed(canvas: Canvas, contrast: number): Canvas {
  const { canvas: result, ink } = newFrame(canvas.width, canvas.height)
  ink.filter = `grayscale(1) contrast(${contrast})`
  ink.drawImage(canvas, 0, 0)
  return result
}

/** A camera that moved during the exposure: the mean of copies along a short way. */
export function shaken(canvas: Canvas, length: number, degrees: number): Canvas {
  const copies = Math.max(2, Math.ceil(length * 2))
  const { canvas: result, ink } = newFrame(canvas.width, canvas.height)
  const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  for (let copy = 0; copy < copies; copy += 1) {
    const at = length * (copy / (copies - 1) - 0.5)
    ink.globalAlpha = 1 / (copy + 1)
    ink.drawImage(canvas, dx * at, dy * at)
  }
  return result
}

/** How a paper lies before the camera: each corner's place, from the upper left clockwise, in pixels of the picture. */
export type Corners = readonly [Corner, Corner, Corner, Corner]
type Corner = readonly [x: number, y: number]

/** Lays a picture into a frame with its corners where they are seen from, by the projective map of its plane. */
export function laid(onto: Canvas, picture: Canvas, corners: Corners): void {
  const ink = onto.getContext('2d')
  const target = ink.getImageData(0, 0, onto.width, onto.height)
  const into = target.data
  const source = pixelsOf(picture)
  const { width, height } = source
  const row = onto.width
  const [a, b, c, d, e, f, g, h, i] = inverse(squareTo(corners))
  const [left, right] = [bound(Math.min, corners, 0, onto.width), bound(Math.max, corners, 0, onto.width)]
  const [top, bottom] = [bound(Math.min, corners, 1, onto.height), bound(Math.max, corners, 1, onto.height)]
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const w = g * (x + 0.5) + h * (y + 0.5) + i
      const u = (a * (x + 0.5) + b * (y + 0.5) + c) / w
      const v = (d * (x + 0.5) + e * (y + 0.5) + f) / w
      if (u > 0 && u < 1 && v > 0 && v < 1)
        blend(source, u * width - 0.5, v * height - 0.5, into, (y * row + x) * 4)
    }
  ink.putImageData(target, 0, 0)
}

/** A picture's pixels, as plain values: to ask the canvas for its width takes longer than to blend a pixel. */
interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

function pixelsOf(picture: Canvas): Pixels {
  const { width, height } = picture
  const { data } = picture.getContext('2d').getImageData(0, 0, width, height)
  return { data, width, height }
}

function bound(pick: (...values: number[]) => number, corners: Corners, axis: 0 | 1, size: number): number {
  return Math.min(size, Math.max(0, Math.round(pick(...corners.map((corner) => corner[axis])))))
}

/** Bilinear, laid over what is there by the picture's own transparency. Runs for each pixel: no closure, no array. */
function blend(
  { data, width, height }: Pixels,
  x: number,
  y: number,
  into: Uint8ClampedArray,
  to: number,
): void {
  const x0 = x < 0 ? 0 : Math.floor(x)
  const y0 = y < 0 ? 0 : Math.floor(y)
  const fx = x < x0 ? 0 : x - x0
  const fy = y < y0 ? 0 : y - y0
  const p = (y0 * width + x0) * 4
  const q = x0 + 1 < width ? p + 4 : p
  const r = y0 + 1 < height ? p + width * 4 : p
  const s = r + q - p
  const wp = (1 - fx) * (1 - fy)
  const wq = fx * (1 - fy)
  const wr = (1 - fx) * fy
  const ws = fx * fy
  const alpha =
    wp * (data[p + 3] ?? 0) + wq * (data[q + 3] ?? 0) + wr * (data[r + 3] ?? 0) + ws * (data[s + 3] ?? 0)
  if (alpha === 0) return
  const share = alpha / 255
  for (let k = 0; k < 3; k += 1) {
    const mixed =
      wp * (data[p + k] ?? 0) + wq * (data[q + k] ?? 0) + wr * (data[r + k] ?? 0) + ws * (data[s + k] ?? 0)
    into[to + k] = mixed * share + (into[to + k] ?? 0) * (1 - share)
  }
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number]

/** Projective map of the unit square (Heckbert 1989, 2.2.3). */
function squareTo([p, q, r, s]: Corners): Matrix {
  const [dx1, dx2, dx3] = [q[0] - r[0], s[0] - r[0], p[0] - q[0] + r[0] - s[0]]
  const [dy1, dy2, dy3] = [q[1] - r[1], s[1] - r[1], p[1] - q[1] + r[1] - s[1]]
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = (dx3 * dy2 - dx2 * dy3) / determinant
  const h = (dx1 * dy3 - dx3 * dy1) / determinant
  return [
    q[0] - p[0] + g * q[0],
    s[0] - p[0] + h * s[0],
    p[0],
    q[1] - p[1] + g * q[1],
    s[1] - p[1] + h * s[1],
    p[1],
    g,
    h,
    1,
  ]
}

/** Up to a factor, which a projective map does not have. */
function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

/** Light from one side, the shadow of a hand or a phone, and the colour of the lamp. */
export function lit({ canvas, ink }: Frame, random: Random, strength: number): void {
  const { width, height } = canvas
  const angle = random.next() * 2 * Math.PI
  const [dx, dy] = [(Math.cos(angle) * width) / 2, (Math.sin(angle) * height) / 2]
  const light = ink.createLinearGradient(width / 2 - dx, height / 2 - dy, width / 2 + dx, height / 2 + dy)
  const dark = Math.round(255 * (1 - strength * (0.4 + 0.6 * random.next())))
  light.addColorStop(0, '#ffffff')
  light.addColorStop(1, `rgb(${dark}, ${dark}, ${dark})`)
  ink.globalCompositeOperation = 'multiply'
  ink.fillStyle = light
  ink.fillRect(0, 0, width, height)
  if (random.chance(0.4)) spot(ink, canvas, random, [0.3, 0.6], `rgba(20, 20, 25, ${strength * 0.7})`)
  ink.fillStyle = random.pick(['#ffffff', '#fff2dc', '#eef4ff', '#ffeccc', '#f4fff2'])
  ink.fillRect(0, 0, width, height)
  ink.globalCompositeOperation = 'source-over'
}

/** A lamp that mirrors in the paper's face. */
export function glared({ canvas, ink }: Frame, random: Random, strength: number): void {
  spot(ink, canvas, random, [0.06, 0.2], `rgba(255, 255, 252, ${strength})`)
}

function spot(
  ink: SKRSContext2D,
  { width, height }: Canvas,
  random: Random,
  [least, most]: readonly [number, number],
  colour: string,
): void {
  const radius = Math.max(width, height) * (least + (most - least) * random.next())
  ink.save()
  ink.translate(width * (0.15 + 0.7 * random.next()), height * (0.15 + 0.7 * random.next()))
  ink.rotate(random.next() * Math.PI)
  ink.scale(1, 0.3 + 0.6 * random.next())
  const glow = ink.createRadialGradient(0, 0, 0, 0, 0, radius)
  glow.addColorStop(0, colour)
  glow.addColorStop(0.35, colour)
  glow.addColorStop(1, colour.replace(/[\d.]+\)$/, '0)'))
  ink.fillStyle = glow
  ink.beginPath()
  ink.arc(0, 0, radius, 0, Math.PI * 2)
  ink.fill()
  ink.restore()
}

/** Values of noise that are drawn once for a picture; each row of pixels begins somewhere else among them. */
const drawnNoise = 1 << 15

/** Noise of a sensor: `strength` is its standard deviation in grey levels, most of it alike in all channels. */
export function noisy({ canvas, ink }: Frame, random: Random, strength: number): void {
  const { width, height } = canvas
  const image = ink.getImageData(0, 0, width, height)
  const { data } = image
  const noise = new Float32Array(drawnNoise)
  // The sum of two uniform numbers less one has a deviation of 0.41.
  for (let at = 0; at < drawnNoise; at += 1)
    noise[at] = (random.next() + random.next() - 1) * (strength / 0.41)
  for (let y = 0, to = 0; y < height; y += 1) {
    const [grey, colour] = [random.int(0, drawnNoise), random.int(0, drawnNoise)]
    for (let x = 0; x < width; x += 1, to += 4) {
      const alike = (noise[(grey + x) & (drawnNoise - 1)] ?? 0) * 0.8
      const apart = (noise[(colour + x) & (drawnNoise - 1)] ?? 0) * 0.4
      data[to] = (data[to] ?? 0) + alike + apart
      data[to + 1] = (data[to + 1] ?? 0) + alike
      data[to + 2] = (data[to + 2] ?? 0) + alike - apart
    }
  }
  ink.putImageData(image, 0, 0)
}

/** A table of wood, cloth, stone or paper. */
export function drawTable({ canvas, ink }: Frame, random: Random): void {
  const { width, height } = canvas
  const [colour, grain] = random.pick<readonly [string, string]>([
    ['#6b4a2f', 'rgba(40, 22, 10, 0.25)'],
    ['#b58a5c', 'rgba(90, 58, 28, 0.22)'],
    ['#3b3d42', 'rgba(10, 10, 12, 0.25)'],
    ['#8d9399', 'rgba(60, 66, 72, 0.2)'],
    ['#e4e2dd', 'rgba(150, 146, 138, 0.2)'],
    ['#2e4a3d', 'rgba(10, 26, 20, 0.25)'],
    ['#23262e', 'rgba(0, 0, 0, 0.3)'],
    ['#c9c3b8', 'rgba(110, 104, 92, 0.2)'],
  ])
  ink.fillStyle = colour
  ink.fillRect(0, 0, width, height)
  ink.strokeStyle = grain
  const along = random.chance(0.5)
  const length = along ? height : width
  for (let at = 0; at < length; at += random.int(6, 40)) {
    ink.lineWidth = random.int(1, 9)
    const bend = random.int(-30, 30)
    ink.beginPath()
    if (along) {
      ink.moveTo(0, at)
      ink.quadraticCurveTo(width / 2, at + bend, width, at)
    } else {
      ink.moveTo(at, 0)
      ink.quadraticCurveTo(at + bend, height / 2, at, height)
    }
    ink.stroke()
  }
}
