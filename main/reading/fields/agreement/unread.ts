import { heighten, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { hasInk } from '../../page/ink.ts'
import type { PageText } from '../../page/page.ts'
import { type Glyph, shareOfHeight } from '../layout/row.ts'
import type { Stretch } from './stretch.ts'

/** Room for a character, in heights of the line; less is the space between two. */
const roomForOne = 0.5

/**
 * Whether ink stands in a stretch of text where no character was read. Of a character that it was never taught (赟) a
 * network says nothing at all, and neither reader knows those that the other does not.
 */
export function hasUnreadInk(page: PageText, { glyphs, quad, from, to }: Stretch): boolean {
  const [first] = glyphs
  if (!first) return false
  const line = first.line.quad
  const unit = quadHeight(line) / quadWidth(line)
  const half = ({ text }: Glyph) => (unit * shareOfHeight(text)) / 2
  const starts = [from, ...glyphs.map((glyph) => glyph.at + half(glyph))]
  const ends = [...glyphs.map((glyph) => glyph.at - half(glyph)), to]
  const gaps = starts.map((start, index) => ({ start, end: ends[index] ?? to }))
  // The ends of a gap are known to a third of a character, top and bottom may touch a frame.
  const inner = gaps
    .filter(({ start, end }) => end - start > roomForOne * unit)
    .map(({ start, end }) => slice(line, start + 0.15 * unit, end - 0.15 * unit))
  return inner.some((gap) => hasInk(page.pixels, heighten(gap, -0.15), quad))
}
