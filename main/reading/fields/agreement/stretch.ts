import { type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import type { TextLine } from '../../page/page.ts'
import { type Glyph, shareOfHeight, textOf } from '../layout/row.ts'

/** Characters that stand side by side in one line, with all of the line that is theirs. */
export interface Stretch {
  readonly glyphs: readonly Glyph[]
  readonly text: string
  /**
   * From the character before to the character after, or to the ends of the line: a character that the main reader
   * dropped at either end is within it.
   */
  readonly quad: Quad
  /** The same as shares of its line's length. */
  readonly from: number
  readonly to: number
}

/** The parts of the page's lines that some glyphs fill, one for each line, in reading order. */
export function stretchesOf(glyphs: readonly Glyph[]): Stretch[] {
  return [...new Set(glyphs.map(({ line }) => line))].map((line) =>
    toStretch(
      line,
      glyphs.filter((glyph) => glyph.line === line),
    ),
  )
}

/** The characters of a stretch from `start` up to but not including `end`. */
export function partOf({ glyphs }: Stretch, start: number, end: number): Stretch | null {
  const part = glyphs.slice(start, end)
  return part[0] ? toStretch(part[0].line, part) : null
}

function toStretch(line: TextLine, glyphs: readonly Glyph[]): Stretch {
  const places = glyphs.map(({ at }) => at)
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const printed = line.characters.filter(({ text }) => text.trim() !== '')
  const before = printed.findLast(({ at }) => at < first)
  const after = printed.find(({ at }) => at > last)
  const unit = quadHeight(line.quad) / quadWidth(line.quad)
  const from = before
    ? Math.min(before.at + (unit * shareOfHeight(before.text)) / 2, (before.at + first) / 2)
    : 0
  const to = after ? Math.max(after.at - (unit * shareOfHeight(after.text)) / 2, (after.at + last) / 2) : 1
  return { glyphs, text: textOf(glyphs), quad: slice(line.quad, from, to), from, to }
}
