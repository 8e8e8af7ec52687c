import type { Box, ReadLine } from '../../../../shared/domain/reading.ts'
import { heighten, type Point, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { meanConfidence, type PageText, type TextLine, toUpright, uprightSize } from '../../page/page.ts'
import type { Glyph } from './row.ts'

/** Where some glyphs stand, as a box on the upright page; `null` for none. */
export function boxOf(page: PageText, glyphs: readonly Glyph[]): Box | null {
  if (glyphs.length === 0) return null
  return boxAround(
    page,
    quadsOf(glyphs).flatMap((quad) => [...quad]),
  )
}

/** A line of the page with its box, as readings keep it. */
export function readLine(page: PageText, { quad, characters }: TextLine): ReadLine {
  return {
    text: characters
      .map(({ text }) => text)
      .join('')
      .trim(),
    confidence: meanConfidence(characters),
    box: boxAround(page, quad),
  }
}

/** The parts of the page's lines that some glyphs fill, one for each line, each end half a character wider. */
function quadsOf(glyphs: readonly Glyph[]): Quad[] {
  return [...new Set(glyphs.map(({ line }) => line))].map((line) => {
    const places = glyphs.filter((glyph) => glyph.line === line).map(({ at }) => at)
    const margin = (0.5 * quadHeight(line.quad)) / quadWidth(line.quad)
    return slice(
      line.quad,
      Math.max(0, Math.min(...places) - margin),
      Math.min(1, Math.max(...places) + margin),
    )
  })
}

function boxAround(page: PageText, points: readonly Point[]): Box {
  const { width, height } = uprightSize(page)
  const upright = points.map((point) => toUpright(page, point))
  const xs = upright.map(({ x }) => fraction(x, width))
  const ys = upright.map(({ y }) => fraction(y, height))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Four decimals are finer than a pixel of any page. */
function fraction(value: number, whole: number): number {
  return Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000
}

/** The one line in which glyphs stand, a little higher than they are; `null` if they stand in several. */
export function lineOf(glyphs: readonly Glyph[]): Quad | null {
  const [quad, ...others] = quadsOf(glyphs)
  return quad && others.length === 0 ? heighten(quad, 0.05) : null
}

/** All of a row that glyphs stand in, however the detector cut it: from the first piece's start to the last one's end. */
export function lineThrough(glyphs: readonly Glyph[]): Quad | null {
  const quads = quadsOf(glyphs)
  const [first, last] = [quads[0], quads.at(-1)]
  return first && last ? heighten([first[0], last[1], last[2], first[3]], 0.05) : null
}
