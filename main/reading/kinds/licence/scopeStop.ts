import type { Recognizer } from '../../engines/recognizer.ts'
import { readAgain } from '../../fields/again/readAgain.ts'
import { stretchesOf } from '../../fields/agreement/stretch.ts'
import { type Glyph, textOf } from '../../fields/layout/row.ts'
import type { Candidate } from '../../fields/value.ts'
import { lowered, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'

/** How far below a line the next may be, in heights of the line. */
const pitches = [1.05, 1.2, 1.35] as const

/**
 * A scope of which the full stop may stand alone below its last line, which is full: too small to be found by the
 * detector, and too small to count as ink. Whether it was seen there or not, the scope says that it may be.
 *
 * @param last the last line as it was found
 */
export async function withStopBelow(
  page: PageText,
  scope: Candidate,
  last: readonly Glyph[],
  recognize: Recognizer,
): Promise<Candidate> {
  const [stretch] = stretchesOf(last)
  if (!stretch || !/[\p{Script=Han}）)】]$/u.test(textOf(scope.glyphs))) return scope
  const unit = quadHeight(stretch.quad) / quadWidth(stretch.quad)
  let stop: readonly Glyph[] = []
  for (const pitch of pitches) {
    const below = slice(lowered(stretch.quad, pitch), -0.15 * unit, unit)
    const { glyphs } = await readAgain(page, below, recognize)
    if (textOf(glyphs) === '。') stop = glyphs
  }
  return { ...scope, glyphs: [...scope.glyphs, ...stop], doubts: [...scope.doubts, 'ink-unread'] }
}
