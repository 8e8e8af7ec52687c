import type { Canvas } from '@napi-rs/canvas'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Random } from '../../main/cli/sample/random.ts'
import {
  blurred,
  type Corners,
  drawTable,
  type Frame,
  glared,
  greyed,
  laid,
  lit,
  newFrame,
  noisy,
  scaled,
  shaken,
  turned,
} from './camera.ts'
import { screenshotOf } from './screenshot.ts'

export const levels = ['clean', 'photo', 'poor'] as const
export type Level = (typeof levels)[number]

/** A picture file as it reaches the reviewer. */
export interface PictureFile {
  readonly bytes: Buffer
  readonly mediaType: 'image/jpeg' | 'image/png'
}

/** Resolution at which papers are drawn. */
const drawnDpi = 300

/** What becomes of a paper on its way: through an office scanner, a phone and chat programs, or a bad copy. */
export async function degrade(canvas: Canvas, level: Level, random: Random): Promise<PictureFile> {
  switch (level) {
    case 'clean':
      return scan(canvas, random)
    case 'photo':
      return photograph(canvas, random)
    case 'poor':
      return copyBadly(canvas, random)
  }
}

/** An office scanner: 200 to 300 dpi, hardly crooked, some paper around it; now and then a card on a whole sheet. */
function scan(canvas: Canvas, random: Random): PictureFile {
  const dpi = random.pick([200, 240, 300, 300])
  const paper = turned(scaled(canvas, dpi / drawnDpi), random.next() * 3 - 1.5)
  const isCard = canvas.width < 1300 && canvas.height < 1300
  const sheet =
    isCard && random.chance(0.15)
      ? newFrame(8.27 * dpi, 11.69 * dpi, '#fbfbfa')
      : newFrame(
          paper.width + random.int(10, 160),
          paper.height + random.int(10, 160),
          random.pick(['#f6f6f4', '#fdfdfd', '#eceeee', '#ffffff']),
        )
  sheet.ink.shadowColor = 'rgba(0, 0, 0, 0.3)'
  sheet.ink.shadowBlur = random.int(0, 8)
  sheet.ink.drawImage(
    paper,
    (sheet.canvas.width - paper.width) * (0.2 + 0.6 * random.next()),
    (sheet.canvas.height - paper.height) * (0.2 + 0.6 * random.next()),
  )
  const upright = random.chance(0.85) ? 0 : random.pick([90, 180, 270])
  const soft = blurred(turned(sheet.canvas, upright), 0.2 + 0.3 * random.next())
  const frame = frameOf(random.chance(0.15) ? greyed(soft, 1 + 0.3 * random.next()) : soft)
  noisy(frame, random, 1 + 2 * random.next())
  return random.chance(0.2) ? asPng(frame.canvas) : asJpeg(frame.canvas, random.int(85, 95))
}

/** A phone above a table; what it took is sent on as it is, shrunk by a chat program, or as a picture of the screen. */
async function photograph(canvas: Canvas, random: Random): Promise<PictureFile> {
  const photo = onTable(canvas, random, {
    side: random.int(1700, 2600),
    share: 0.62 + 0.33 * random.next(),
    perspective: 0.05,
    degrees: random.pick([0, 0, 0, 90, 180, 270]) + random.next() * 14 - 7,
  })
  lit(photo, random, 0.4)
  const frame = frameOf(blurred(photo.canvas, 0.3 + 0.6 * random.next()))
  noisy(frame, random, 1.5 + 3.5 * random.next())
  const way = random.next()
  if (way < 0.5) return asJpeg(frame.canvas, random.int(72, 92))
  if (way < 0.85) return shrunkByChat(frame.canvas, random)
  return screenshotOf(frame.canvas, random)
}

/** Chat programs bring the longer side to about 1280 to 1600 pixels and store it again, sometimes twice. */
async function shrunkByChat(canvas: Canvas, random: Random): Promise<PictureFile> {
  const side = random.int(1280, 1600)
  const small = scaled(canvas, Math.min(1, side / Math.max(canvas.width, canvas.height)))
  const first = asJpeg(small, random.int(65, 85))
  if (random.chance(0.6)) return first
  const image = await loadImage(first.bytes)
  const again = createCanvas(image.width, image.height)
  again.getContext('2d').drawImage(image, 0, 0)
  return asJpeg(again, random.int(65, 80))
}

/** 105 to 240 dpi, blurred or shaken, with glare and noise, and lying any way round. */
function copyBadly(canvas: Canvas, random: Random): PictureFile {
  const dpi = random.int(105, 240)
  const small = scaled(canvas, dpi / drawnDpi)
  const frame = onTable(small, random, {
    side: Math.max(small.width, small.height) * (1.1 + 0.5 * random.next()),
    share: null,
    perspective: random.chance(0.5) ? 0.03 : 0,
    degrees: random.next() * 360,
  })
  lit(frame, random, 0.35)
  for (let spots = random.int(0, 2); spots > 0; spots -= 1) glared(frame, random, 0.25 + 0.4 * random.next())
  // What is small on the sensor is not blurred by as many pixels.
  const softness = dpi / 200
  const soft = random.chance(0.7)
    ? blurred(frame.canvas, softness * (0.4 + 0.6 * random.next()))
    : shaken(frame.canvas, softness * (1 + 1.5 * random.next()), random.next() * 180)
  const end = frameOf(random.chance(0.25) ? greyed(soft, 1 + 0.4 * random.next()) : soft)
  noisy(end, random, 4 + 8 * random.next())
  return asJpeg(end.canvas, random.int(50, 80))
}

interface View {
  /** Longer side of the picture, in pixels. */
  readonly side: number
  /** Share of the picture that the paper takes, lengthwise; `null` leaves the paper as large as it is. */
  readonly share: number | null
  /** How far each corner is moved at most, as a share of the paper's length. */
  readonly perspective: number
  readonly degrees: number
}

function onTable(canvas: Canvas, random: Random, { side, share, perspective, degrees }: View): Frame {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const wide = canvas.width * Math.abs(cos) + canvas.height * Math.abs(sin)
  const high = canvas.width * Math.abs(sin) + canvas.height * Math.abs(cos)
  const factor = share === null ? 1 : Math.min((side * share) / wide, (side * share) / high)
  const long = random.pick([4 / 3, 4 / 3, 16 / 9, 1])
  const frame =
    wide > high
      ? newFrame(Math.max(side, wide * factor), Math.max(side / long, high * factor * 1.08))
      : newFrame(Math.max(side / long, wide * factor * 1.08), Math.max(side, high * factor))
  drawTable(frame, random)
  const picture = factor < 1 ? scaled(canvas, factor) : canvas
  const [halfWidth, halfHeight] = [(canvas.width * factor) / 2, (canvas.height * factor) / 2]
  const move = () => (random.next() * 2 - 1) * perspective * 2 * Math.max(halfWidth, halfHeight) * 0.5
  const [slackX, slackY] = [frame.canvas.width - wide * factor, frame.canvas.height - high * factor]
  const centre = [
    frame.canvas.width / 2 + slackX * 0.3 * (random.next() - 0.5),
    frame.canvas.height / 2 + slackY * 0.3 * (random.next() - 0.5),
  ] as const
  const corner = (x: number, y: number) =>
    [centre[0] + x * cos - y * sin + move(), centre[1] + x * sin + y * cos + move()] as const
  const corners: Corners = [
    corner(-halfWidth, -halfHeight),
    corner(halfWidth, -halfHeight),
    corner(halfWidth, halfHeight),
    corner(-halfWidth, halfHeight),
  ]
  laid(frame.canvas, picture, corners)
  return frame
}

function frameOf(canvas: Canvas): Frame {
  return { canvas, ink: canvas.getContext('2d') }
}

function asJpeg(canvas: Canvas, quality: number): PictureFile {
  return { bytes: canvas.toBuffer('image/jpeg', quality), mediaType: 'image/jpeg' }
}

function asPng(canvas: Canvas): PictureFile {
  return { bytes: canvas.toBuffer('image/png'), mediaType: 'image/png' }
}
