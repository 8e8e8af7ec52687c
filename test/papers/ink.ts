import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../../main/cli/sample/random.ts'
import { fontOf, type PaperFont } from './fonts.ts'

/** A sheet or a card that is being drawn. Lengths are pixels, of which a millimetre has 11.81 at 300 dpi. */
export interface Sheet {
  readonly canvas: Canvas
  readonly ink: SKRSContext2D
  readonly width: number
  readonly height: number
}

export const perMillimetre = 300 / 25.4

export interface TextStyle {
  readonly font: PaperFont
  readonly size: number
  readonly colour?: string
  /** Extra space after each character, in pixels. */
  readonly spacing?: number
  readonly align?: 'left' | 'center' | 'right'
}

export function blankSheet(width: number, height: number, colour = '#ffffff'): Sheet {
  const canvas = createCanvas(width, height)
  const ink = canvas.getContext('2d')
  ink.fillStyle = colour
  ink.fillRect(0, 0, width, height)
  return { canvas, ink, width, height }
}

/** A card of the format ID-1 of ISO/IEC 7810, 85.60 × 53.98 mm with round corners of 3.18 mm; all else is cut off. */
export function blankCard(colour = '#ffffff'): Sheet {
  const [width, height] = [Math.round(85.6 * perMillimetre), Math.round(53.98 * perMillimetre)]
  const card = blankSheet(width, height, 'rgba(0, 0, 0, 0)')
  card.ink.beginPath()
  card.ink.roundRect(0, 0, width, height, 3.18 * perMillimetre)
  card.ink.clip()
  card.ink.fillStyle = colour
  card.ink.fillRect(0, 0, width, height)
  return card
}

/** Writes one line; `y` is the middle of its characters. @returns where it ends */
export function write({ ink }: Sheet, text: string, x: number, y: number, style: TextStyle): number {
  ink.font = fontOf(style.font, style.size)
  ink.letterSpacing = `${style.spacing ?? 0}px`
  ink.textAlign = style.align ?? 'left'
  ink.textBaseline = 'middle'
  ink.fillStyle = style.colour ?? '#1c1c1e'
  ink.fillText(text, x, y)
  return x + ink.measureText(text).width
}

/** Width of a text as `write` sets it. */
export function widthOf({ ink }: Sheet, text: string, style: TextStyle): number {
  ink.font = fontOf(style.font, style.size)
  ink.letterSpacing = `${style.spacing ?? 0}px`
  return ink.measureText(text).width
}

/** Breaks a text into lines no wider than `width`, as `write` sets them. */
export function breakLines(sheet: Sheet, text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && widthOf(sheet, line + character, style) > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return line === '' ? lines : [...lines, line]
}

const marked = new WeakSet<Canvas>()

/** Writes 样本 SPECIMEN where a real paper has nothing, so that no picture can pass for a document. */
export function markSpecimen(
  { canvas, ink }: Sheet,
  { x, y, size, degrees = 0, colour = 'rgba(192, 32, 32, 0.7)' }: Mark,
): void {
  ink.save()
  ink.translate(x, y)
  ink.rotate((degrees * Math.PI) / 180)
  ink.font = fontOf('hei-bold', size)
  ink.letterSpacing = '0px'
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  ink.fillStyle = colour
  ink.fillText('样本 SPECIMEN', 0, 0)
  ink.restore()
  marked.add(canvas)
}

export interface Mark {
  /** The middle of the mark. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly degrees?: number
  readonly colour?: string
}

export function isMarked(canvas: Canvas): boolean {
  return marked.has(canvas)
}

/** Fine waving lines over the whole sheet, as security printing has them. */
export function drawGuilloche(
  { ink, width, height }: Sheet,
  random: Random,
  colours: readonly string[],
): void {
  ink.lineWidth = 1.2
  for (const colour of colours) {
    ink.strokeStyle = colour
    const [swing, length, phase] = [
      height * (0.02 + 0.05 * random.next()),
      width * (0.15 + 0.3 * random.next()),
      random.next() * 7,
    ]
    const step = random.int(11, 19)
    for (let y = -swing; y < height + swing; y += step) {
      ink.beginPath()
      for (let x = 0; x <= width; x += 12)
        ink.lineTo(x, y + swing * Math.sin((x / length) * 2 * Math.PI + phase + y / 90))
      ink.stroke()
    }
  }
}

/** Head and shoulders of nobody. */
export function drawPortrait(
  { ink }: Sheet,
  random: Random,
  box: { left: number; top: number; width: number; height: number },
): void {
  const { left, top, width, height } = box
  const middle = left + width / 2
  const oval = (y: number, wide: number, high: number, colour: string) => {
    ink.fillStyle = colour
    ink.beginPath()
    ink.ellipse(middle, top + y * height, wide * width, high * height, 0, 0, Math.PI * 2)
    ink.fill()
  }
  ink.save()
  ink.beginPath()
  ink.rect(left, top, width, height)
  ink.clip()
  ink.fillStyle = random.pick(['rgba(222, 230, 236, 0.6)', 'rgba(240, 240, 240, 0.8)', 'rgba(0, 0, 0, 0)'])
  ink.fillRect(left, top, width, height)
  oval(1.02, 0.46, 0.33, random.pick(['#3b4450', '#51423c', '#2f3f38', '#23324a', '#6b2f33']))
  oval(0.38, 0.27, 0.27, random.pick(['#2a2523', '#1f1c1b', '#3d332d', '#6e6a66']))
  oval(0.45, 0.21, 0.24, random.pick(['#e3bf9f', '#d9b08c', '#ecccb0', '#c9a27f']))
  ink.restore()
}

/** A colour of the same kind: each channel moved by up to `by`. */
export function near(random: Random, [red, green, blue]: readonly [number, number, number], by = 10): string {
  const move = (value: number) => Math.min(255, Math.max(0, value + random.int(-by, by)))
  return `rgb(${move(red)}, ${move(green)}, ${move(blue)})`
}

/** The largest size up to `most` at which a text stays within `width`. */
export function fontScaled(sheet: Sheet, text: string, font: PaperFont, width: number, most: number): number {
  return Math.min(most, (most * width) / widthOf(sheet, text, { font, size: most }))
}
