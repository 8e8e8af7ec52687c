import { createRequire } from 'node:module'

/** A reference to an object of a PDF. */
export interface PdfReference {
  readonly data: Record<string, unknown>
  end(content?: string): void
}

/** What pdfkit 0.20 keeps of an embedded font. Its typings leave it out, and the version is pinned. */
interface EmbeddedFont {
  readonly id: string
  ref(): PdfReference
  /** Glyphs as they are written in a content stream, with their widths in thousandths of the size. */
  encode(text: string, features: object): [string[], { readonly advanceWidth: number }[]]
  readonly font: {
    readonly unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): {
      readonly advanceWidth: number
      readonly path: { readonly commands: readonly OutlineCommand[] }
    }
  }
}

interface OutlineCommand {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  readonly args: readonly number[]
}

/** A weight of the font that reports are set in, embedded in one PDF with the characters that were used. */
export interface Face {
  /** What a page calls it, and the object that it must have among its resources. */
  readonly id: string
  readonly ref: PdfReference
  /** Width of a text in ems. */
  readonly widthOf: (text: string) => number
  /** A text as it is written in a content stream, in hexadecimal digits. */
  readonly encoded: (text: string) => string
  /** The outline of a text as a path of content, one em high, from the origin to the right; it cannot be selected. */
  readonly outlineOf: (text: string) => string
}

const files = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const

interface Glyphs {
  readonly hex: string
  /** In ems. */
  readonly width: number
}

export interface Faces {
  readonly regular: Face
  readonly bold: Face
}

export function createFaces(pdf: PDFKit.PDFDocument): Faces {
  return { regular: createFace(pdf, 'regular'), bold: createFace(pdf, 'bold') }
}

/**
 * Each character is set by itself, without kerning: pdfkit shapes whole texts, which takes a hundred times as long, and
 * keeps every text that it has shaped.
 */
function createFace(pdf: PDFKit.PDFDocument, weight: keyof typeof files): Face {
  pdf.font(fontFile(weight))
  const { _font: embedded } = pdf as unknown as { readonly _font: EmbeddedFont }
  const known = new Map<string, Glyphs>()

  function glyphsOf(character: string): Glyphs {
    const met = known.get(character)
    if (met) return met
    const [codes, positions] = embedded.encode(legible(character, embedded), {})
    const glyphs = {
      hex: codes.join(''),
      width: positions.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / 1000,
    }
    known.set(character, glyphs)
    return glyphs
  }

  return {
    id: embedded.id,
    ref: embedded.ref(),
    widthOf(text) {
      let width = 0
      for (const character of text) width += glyphsOf(character).width
      return width
    },
    encoded(text) {
      let hex = ''
      for (const character of text) hex += glyphsOf(character).hex
      return hex
    },
    outlineOf: (text) => outlineOf(text, embedded.font),
  }
}

/** Where a weight of the font lies on disk. */
function fontFile(weight: keyof typeof files): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`)
}

/** What turns the direction of text, or cannot be seen, must not do so unseen in a document that is relied on. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u

/** A character, or (`〔U+2B5E6〕`) the number of one that the font has no glyph for. */
function legible(character: string, { font }: EmbeddedFont): string {
  const codePoint = character.codePointAt(0) ?? 0
  if (character === '\t') return ' '
  if (!unseen.test(character) && font.hasGlyphForCodePoint(codePoint)) return character
  return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`
}

function outlineOf(text: string, font: EmbeddedFont['font']): string {
  const operators: string[] = []
  let left = 0
  for (const character of text) {
    const { path, advanceWidth } = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
    const start = left
    const placed = (args: readonly number[]) =>
      args.map((value, index) => (value + (index % 2 === 0 ? start : 0)) / font.unitsPerEm)
    let at: readonly number[] = [0, 0]
    for (const { command, args } of path.commands) {
      const points = placed(args)
      operators.push(operatorOf(command, points, at))
      if (command !== 'closePath') at = points.slice(-2)
    }
    left += advanceWidth
  }
  return operators.join(' ')
}

function operatorOf(
  command: OutlineCommand['command'],
  points: readonly number[],
  from: readonly number[],
): string {
  switch (command) {
    case 'moveTo':
      return `${figures(points)} m`
    case 'lineTo':
      return `${figures(points)} l`
    case 'bezierCurveTo':
      return `${figures(points)} c`
    case 'quadraticCurveTo':
      return `${figures(asCubic(points, from))} c`
    case 'closePath':
      return 'h'
  }
}

/** Content streams have no quadratic curves. */
function asCubic(points: readonly number[], from: readonly number[]): number[] {
  const [cx = 0, cy = 0, x = 0, y = 0] = points
  const [fromX = 0, fromY = 0] = from
  const towards = (end: number, control: number) => end + (2 / 3) * (control - end)
  return [towards(fromX, cx), towards(fromY, cy), towards(x, cx), towards(y, cy), x, y]
}

/** Numbers as they stand in a content stream. */
export function figures(values: readonly number[]): string {
  return values.map((value) => Math.round(value * 1000) / 1000).join(' ')
}
