import type { Recognizer } from '../../engines/recognizer.ts'
import { readAgain } from '../../fields/again/readAgain.ts'
import { stretchesOf } from '../../fields/agreement/stretch.ts'
import { type Glyph, rowOf, textOf } from '../../fields/layout/row.ts'
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
  | { readonly ink: true; readonly isRead: boolean; readonly glyphs: readonly Glyph[] }

/**
 * Looks below the last line of a value for one or two characters that the detector took for a speck.
 *
 * @param closer the bracket that the value has left open closes with; it alone may be all that is there
 */
export async function lostLineBelow(
  page: PageText,
  last: readonly Glyph[],
  recognize: Recognizer,
  closer: string | null,
): Promise<LostLine> {
  const [stretch] = stretchesOf(last)
  if (!stretch) return { ink: false }
  const { quad } = stretch
  const unit = quadHeight(quad) / quadWidth(quad)
  const head = (pitch: number, from: number, to: number): Quad =>
    slice(lowered(quad, pitch), from * unit, to * unit)
  const isInked = (from: number, to: number) => hasInk(page.pixels, heighten(head(1.2, from, to), -0.2), quad)
  if (!isInked(0.05, 0.8)) return { ink: false }
  let best: readonly Glyph[] | null = null
  for (const pitch of pitches) {
    const { glyphs } = await readAgain(page, head(pitch, -0.15, mostCharacters), recognize)
    if (isLine(glyphs, closer) && weakest(glyphs) > Math.max(leastConfidence, best ? weakest(best) : 0))
      best = glyphs
  }
  if (best) return { ink: true, isRead: true, glyphs: best }
  // A bracket that stands alone is too little for the network to read: its left half has all the ink of the line.
  const isLoneCloser = closer !== null && !isInked(0.55, mostCharacters)
  return { ink: true, isRead: false, glyphs: isLoneCloser ? guessed(page, head(1.2, -0.15, 1), closer) : [] }
}

/** Whether anything is printed where the next line of a value would begin: below its first character. */
export function hasInkBelow(page: PageText, [first]: readonly Glyph[]): boolean {
  if (!first) return false
  const { quad } = first.line
  const half = (0.375 * quadHeight(quad)) / quadWidth(quad)
  return [1.1, 1.4].some((pitch) => {
    const place = slice(lowered(quad, pitch), first.at - half, first.at + half)
    return hasInk(page.pixels, heighten(place, -0.2), quad)
  })
}

function isLine(glyphs: readonly Glyph[], closer: string | null): boolean {
  const text = textOf(glyphs)
  return glyphs.length > 0 && glyphs.length <= mostCharacters && (/[\p{L}\d]/u.test(text) || text === closer)
}

function guessed(page: PageText, quad: Quad, text: string): readonly Glyph[] {
  return rowOf({ quad, characters: [{ text, confidence: 0.5, at: 0.4 }] }, page).glyphs
}

function weakest(glyphs: readonly Glyph[]): number {
  return Math.min(...glyphs.map(({ confidence }) => confidence))
}
