import type { OPS } from 'pdfjs-dist'

/** What pdf.js draws on a page, in its order: codes of operations, each with its arguments. */
export interface Operations {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** What of a page's text a person sees: `visible` is a share of its characters, `pictures` one of the page. */
export interface ShownText {
  readonly visible: number
  readonly pictures: number
}

export type OperationCodes = typeof OPS

type Matrix = readonly [number, number, number, number, number, number]

interface State {
  readonly matrix: Matrix
  readonly mode: number
}

const upright: Matrix = [1, 0, 0, 1, 0, 0]
/** Text rendering modes that put no ink on the page: ISO 32000-1, table 106. */
const inkless = [3, 7]
/**
 * How much of a page's text is there to be seen. Scanners write what they read under a picture of the page, as text
 * without ink or painted over; that is somebody else's reading, not what the page says.
 *
 * @param area of the page, in its own units
 * @param codes of pdf.js's operations
 */
export function shownText(
  { fnArray, argsArray }: Operations,
  area: number,
  codes: OperationCodes,
): ShownText {
  const outer: State[] = []
  let state: State = { matrix: upright, mode: 0 }
  let [written, inked, sincePicture, pictures] = [0, 0, 0, 0]
  for (const [index, operation] of fnArray.entries()) {
    const args = argsArray[index]
    switch (operation) {
      case codes.save:
        outer.push(state)
        break
      case codes.paintFormXObjectBegin:
        outer.push(state)
        state = { ...state, matrix: multiplied(state.matrix, matrixIn(itemOf(args, 0))) }
        break
      case codes.restore:
      case codes.paintFormXObjectEnd:
        state = outer.pop() ?? state
        break
      case codes.transform:
        state = { ...state, matrix: multiplied(state.matrix, matrixIn(args)) }
        break
      case codes.setTextRenderingMode:
        state = { ...state, mode: Number(itemOf(args, 0)) }
        break
      case codes.showText: {
        const glyphs = glyphCount(itemOf(args, 0))
        written += glyphs
        if (inkless.includes(state.mode)) break
        inked += glyphs
        sincePicture += glyphs
        break
      }
      case codes.paintImageXObject:
      case codes.paintInlineImageXObject:
      case codes.paintImageMaskXObject:
        pictures += Math.abs(determinant(state.matrix)) / area
        sincePicture = 0
        break
    }
  }
  const seen = pictures > 0.5 ? sincePicture : inked
  return { visible: written === 0 ? 0 : seen / written, pictures: Math.min(1, pictures) }
}

function glyphCount(glyphs: unknown): number {
  if (!Array.isArray(glyphs)) return 0
  // Numbers between glyphs are spaces.
  return glyphs.filter((glyph) => typeof glyph === 'object' && glyph !== null).length
}

function itemOf(args: unknown, index: number): unknown {
  return args === null || typeof args !== 'object' ? undefined : (args as ArrayLike<unknown>)[index]
}

function matrixIn(args: unknown): Matrix {
  const at = (index: number) => Number(itemOf(args, index) ?? upright[index])
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}

/** The unit square of a picture, drawn with this matrix, has this area. */
function determinant([a, b, c, d]: Matrix): number {
  return a * d - b * c
}

function multiplied([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
