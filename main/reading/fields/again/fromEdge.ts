import type { Recognizer } from '../../engines/recognizer.ts'
import { quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { byLine, type Glyph, textOf } from '../layout/row.ts'
import type { Candidate } from '../value.ts'
import { readAgain } from './readAgain.ts'

/** A line that begins farther right of the edge than this, in its heights, may have lost its first characters. */
const suspicious = 0.5
/** One that begins still farther right stands somewhere else. */
const unrelated = 3

/**
 * A value whose lines all begin at one edge: a line that was found to begin later is read again from the edge. What is
 * then read counts if it ends in what was read before.
 *
 * @param edge along the level page, as glyphs have it
 * @param heads what a line can begin with
 */
export async function fromEdge(
  page: PageText,
  candidate: Candidate,
  edge: number,
  recognize: Recognizer,
  heads = /^\p{Script=Han}/u,
): Promise<Candidate> {
  const glyphs: Glyph[] = []
  for (const part of byLine(candidate.glyphs))
    glyphs.push(...(await lineFromEdge(page, part, edge, recognize, heads)))
  return glyphs.length === candidate.glyphs.length
    ? candidate
    : { ...candidate, value: textOf(glyphs), glyphs }
}

async function lineFromEdge(
  page: PageText,
  glyphs: readonly Glyph[],
  edge: number,
  recognize: Recognizer,
  heads: RegExp,
): Promise<readonly Glyph[]> {
  const [first] = glyphs
  if (!first) return glyphs
  const { quad } = first.line
  const height = quadHeight(quad)
  const late = first.left - edge
  if (late < suspicious * height || late > unrelated * height) return glyphs
  const start = first.at - ((first.right - first.left) / 2 + late + 0.3 * height) / quadWidth(quad)
  const again = await readAgain(page, slice(quad, start, 1), recognize)
  const whole = again.text.endsWith(textOf(glyphs)) && heads.test(again.text)
  return whole ? again.glyphs : glyphs
}
