import { type Face, type Faces, figures } from './face.ts'

/** Colours of reports, on white paper; text keeps a contrast of 4.5 to 1 on each ground. */
export const colours = {
  text: '#1b2430',
  soft: '#56616e',
  line: '#b9c2cc',
  head: '#e9eff5',
  label: '#f4f6f9',
  accent: '#1d4f86',
  good: '#1c6b4c',
  warn: '#8a4b00',
  bad: '#a3201b',
  water: '#edf1f5',
} as const

export interface TextStyle {
  /** In points. */
  readonly size: number
  readonly isBold?: boolean
  readonly colour?: string
}

/** Marks on the page that is open; from its left and top edge, in points. */
export interface Ink {
  readonly faceOf: (style: TextStyle) => Face
  /** Width of a text, in points. */
  readonly widthOf: (text: string, style: TextStyle) => number
  /** @param y of the line that the text stands on */
  readonly text: (text: string, x: number, y: number, style: TextStyle) => void
  readonly fill: (x: number, y: number, width: number, height: number, colour: string) => void
  readonly line: (from: readonly [number, number], to: readonly [number, number], colour?: string) => void
  readonly frame: (
    x: number,
    y: number,
    width: number,
    height: number,
    colour: string,
    lineWidth?: number,
  ) => void
}

export function createInk(pdf: PDFKit.PDFDocument, faces: Faces): Ink {
  const faceOf = ({ isBold }: TextStyle) => (isBold ? faces.bold : faces.regular)
  const add = (...operators: string[]) => void pdf.addContent(operators.join(' '))
  return {
    faceOf,
    widthOf: (text, style) => faceOf(style).widthOf(text) * style.size,
    text(text, x, y, style) {
      if (text === '') return
      const face = faceOf(style)
      // pdfkit turned the page upside down, so that its y runs downwards: the glyphs are turned back.
      add(
        `BT ${paint(style.colour ?? colours.text)} rg /${face.id} ${style.size} Tf`,
        `1 0 0 -1 ${figures([x, y])} Tm <${face.encoded(text)}> Tj ET`,
      )
    },
    fill: (x, y, width, height, colour) => add(`${paint(colour)} rg ${figures([x, y, width, height])} re f`),
    line: ([fromX, fromY], [toX, toY], colour = colours.line) =>
      add(`${paint(colour)} RG 0.5 w ${figures([fromX, fromY])} m ${figures([toX, toY])} l S`),
    frame: (x, y, width, height, colour, lineWidth = 0.5) =>
      add(`${paint(colour)} RG ${lineWidth} w ${figures([x, y, width, height])} re S`),
  }
}

/** A colour (`#rrggbb`) as the operands of `rg`. */
export function paint(colour: string): string {
  const known = paints.get(colour)
  if (known) return known
  const channels = figures([1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  paints.set(colour, channels)
  return channels
}

/** Reports have some twenty colours, which are written a hundred thousand times. */
const paints = new Map<string, string>()
