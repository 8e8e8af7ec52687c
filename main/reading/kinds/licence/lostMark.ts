import { byLine, type Glyph } from '../../fields/layout/row.ts'
import { gapsOf, pitchOf } from '../../fields/layout/spacing.ts'
import { heighten, lowered, type Quad, slice } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { cropLine, luma } from '../../page/pixels.ts'
import { shadesOf } from '../../page/shades.ts'

/** Room that nothing fills, in characters: neighbours measure up to 0.25, a narrow mark takes 0.33. */
const roomForMark = 0.3
/** Height at which a mark is looked for, in pixels: a full stop is then some ten pixels wide. */
const height = 32
/** Where a mark stands after the middle of the character before it, in characters. */
const [markFrom, markTo] = [0.6, 1.1]
/** From the ground of a line (0) to its ink (1), the place of a mark is darker than this: 0.07 to 0.27 measured, of bare ground mostly 0.05 at most. */
const leastDark = 0.06

/**
 * Whether a mark may be printed in a text that neither reader saw: between two characters there is more room than their
 * marks take, or something stands low after the end of a line. In weak print both readers lose the same marks.
 */
export function mayLackMark(page: PageText, glyphs: readonly Glyph[]): boolean {
  return byLine(glyphs).some(
    (line) => hasGap(line) || (!/[、，。；,;]$/.test(line.at(-1)?.text ?? '') && isDarkAfter(page, line)),
  )
}

/** Whether the Chinese characters of a line stand apart somewhere with fewer marks between than there is room for. */
export function hasGap(line: readonly Glyph[]): boolean {
  return gapsOf(line).some(({ between, room }) => room > between.length + roomForMark)
}

/** Of a line's height, from its middle to 0.9: the low half of its type. */
function lowPart(quad: Quad): Quad {
  return lowered(heighten(quad, -0.3), 0.5)
}

/** Weak print spreads the ink of a mark, and its mean stays. */
function isDarkAfter(page: PageText, line: readonly Glyph[]): boolean {
  const last = line.at(-1)
  const pitch = pitchOf(line)
  if (!last || pitch === 0) return false
  const { quad } = last.line
  const shades = shadesOf(luma(cropLine(page.pixels, quad, height)))
  const [ink, ground] = [shades.at(0.03), shades.at(0.65)]
  const place = slice(quad, last.at + markFrom * pitch, last.at + markTo * pitch)
  const inPlace = luma(cropLine(page.pixels, lowPart(place), height))
  const mean = inPlace.reduce((sum, shade) => sum + shade, 0) / inPlace.length
  return ground - mean > leastDark * (ground - ink)
}
