import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { type FontWeight, fontFile } from './font.ts'
import type { Random } from './random.ts'

export interface Picture {
  readonly canvas: Canvas
  readonly ink: SKRSContext2D
  readonly width: number
  readonly height: number
}

export interface TextStyle {
  readonly size: number
  readonly weight?: FontWeight
  readonly colour?: string
  /** Extra space after each character, in pixels. */
  readonly spacing?: number
  readonly align?: 'left' | 'center' | 'right'
}

const black = '#1d1d1f'

export function blankPicture(width: number, height: number, colour: string): Picture {
  const canvas = createCanvas(width, height)
  const ink = canvas.getContext('2d')
  ink.fillStyle = colour
  ink.fillRect(0, 0, width, height)
  return { canvas, ink, width, height }
}

/** Writes one line; `y` is its middle. */
export function write({ ink }: Picture, text: string, x: number, y: number, style: TextStyle): void {
  ink.font = `${style.size}px ${family(style.weight ?? 'regular')}`
  ink.letterSpacing = `${style.spacing ?? 0}px`
  ink.textAlign = style.align ?? 'left'
  ink.textBaseline = 'middle'
  ink.fillStyle = style.colour ?? black
  ink.fillText(text, x, y)
}

/** Writes a text in lines of at most `perLine` characters. @returns how many lines it took */
export function writeLines(
  picture: Picture,
  text: string,
  x: number,
  y: number,
  style: TextStyle & { readonly perLine: number; readonly lineHeight: number },
): number {
  const lines = breakLines(text, style.perLine)
  lines.forEach((line, index) => {
    write(picture, line, x, y + index * style.lineHeight, style)
  })
  return lines.length
}

/** Fine interlaced waves, as security printing has under its text. */
export function drawGuilloche(
  { ink, width, height }: Picture,
  random: Random,
  colours: readonly string[],
): void {
  ink.save()
  ink.lineWidth = 1
  for (const colour of colours) {
    const phase = random.next() * Math.PI * 2
    const amplitude = random.int(18, 34)
    ink.strokeStyle = colour
    for (let base = -amplitude; base < height + amplitude; base += 13) {
      ink.beginPath()
      for (let x = 0; x <= width; x += 8) {
        const y = base + Math.sin(x / 61 + phase + base / 47) * amplitude + Math.sin(x / 23 - phase) * 5
        if (x === 0) ink.moveTo(x, y)
        else ink.lineTo(x, y)
      }
      ink.stroke()
    }
  }
  ink.restore()
}

/** The mark that tells a sample from a real document; where it stands nothing else is written. */
export function markSpecimen({ ink }: Picture, x: number, y: number, size: number, angle: number): void {
  ink.save()
  ink.translate(x, y)
  ink.rotate((angle * Math.PI) / 180)
  ink.font = `${size}px ${family('bold')}`
  ink.letterSpacing = '0px'
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  ink.fillStyle = 'rgba(192, 32, 32, 0.75)'
  ink.fillText('样本 SPECIMEN', 0, 0)
  ink.restore()
}

/** The picture laid, a little crooked, on a sheet of paper as a flatbed scanner sees it. */
export function onScanSheet(picture: Picture, random: Random): Picture {
  const sheet = blankPicture(
    picture.width + random.int(160, 420),
    picture.height + random.int(160, 420),
    random.pick(['#f6f6f4', '#f1f2f2', '#fafaf7']),
  )
  const { ink } = sheet
  ink.translate(sheet.width / 2 + random.int(-40, 40), sheet.height / 2 + random.int(-40, 40))
  ink.rotate(((random.next() * 3 - 1.5) * Math.PI) / 180)
  ink.shadowColor = 'rgba(0, 0, 0, 0.35)'
  ink.shadowBlur = 9
  ink.drawImage(picture.canvas, -picture.width / 2, -picture.height / 2)
  ink.resetTransform()
  ink.shadowColor = 'transparent'
  return sheet
}

/** Adds the noise of a sensor and gives the picture as JPEG bytes. */
export function developJpeg({ canvas, ink, width, height }: Picture, random: Random): Buffer {
  const image = ink.getImageData(0, 0, width, height)
  const strength = random.int(6, 14)
  const { data } = image
  for (let index = 0; index < data.length; index += 4) {
    const noise = (random.next() + random.next() - 1) * strength
    data[index] = (data[index] ?? 0) + noise
    data[index + 1] = (data[index + 1] ?? 0) + noise
    data[index + 2] = (data[index + 2] ?? 0) + noise
  }
  ink.putImageData(image, 0, 0)
  return canvas.toBuffer('image/jpeg', random.int(82, 92))
}

function family(weight: FontWeight): string {
  const name = `Sample ${weight}`
  if (!GlobalFonts.has(name)) GlobalFonts.registerFromPath(fontFile(weight), name)
  return `"${name}"`
}

function breakLines(text: string, perLine: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const character of text) {
    const add = /[\u0020-\u007e]/.test(character) ? 0.55 : 1
    if (width + add > perLine) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += character
    width += add
  }
  return line === '' ? lines : [...lines, line]
}
