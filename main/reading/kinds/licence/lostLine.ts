import type { Recognizer } from '../../engines/recognizer.ts'
import { readAgain } from '../../fields/again/readAgain.ts'
import { stretchesOf } from '../../fields/agreement/stretch.ts'
import { type Glyph, textOf } from '../../fields/layout/row.ts'
import { heighten, lowered, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { hasInk } from '../../page/ink.ts'
import type { PageText } from '../../page/page.ts'

/** How far below a line the next may be, in heights of the line. */
const pitches = [1.05, 1.2, 1.35] as const
/** A line that the detector misses has at most so many characters. */
const mostCharacters = 3
const leastConfidence = 0.75

/** What became of the place below a full line: nothing is printed there, or something, read or not. */
export type LostLine =
  | { readonly ink: false }
  | { readonly ink: true; readonly glyphs: readonly Glyph[] | null }

/** Looks below the last line of a value for one or two characters that the detector took for a speck. */
export async function lostLineBelow(
  page: PageText,
  last: readonly Glyph[],
  recognize: Recognizer,
): Promise<LostLine> {
  const [stretch] = stretchesOf(last)
  if (!stretch) return { ink: false }
  const { quad } = stretch
  const unit = quadHeight(quad) / quadWidth(quad)
  const head = (pitch: number, from: number, to: number): Quad =>
    slice(lowered(quad, pitch), from * unit, to * unit)
  if (!hasInk(page.pixels, heighten(head(1.2, 0.05, 0.8), -0.2), quad)) return { ink: false }
  let best: readonly Glyph[] | null = null
  for (const pitch of pitches) {
    const { glyphs } = await readAgain(page, head(pitch, -0.15, mostCharacters), recognize)
    const isShort = glyphs.length > 0 && glyphs.length <= mostCharacters && /[\p{L}\d]/u.test(textOf(glyphs))
    if (isShort && weakest(glyphs) > Math.max(leastConfidence, best ? weakest(best) : 0)) best = glyphs
  }
  return { ink: true, glyphs: best }
}

function weakest(glyphs: readonly Glyph[]): number {
  return Math.min(...glyphs.map(({ confidence }) => confidence))
}
