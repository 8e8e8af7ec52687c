import type { FieldReason } from '../../../../shared/domain/reading.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import { hasNarrowMarks, hasUntoldWidth, printedMarks } from '../../fields/forms/printedMarks.ts'
import { type Candidate, confidenceOf } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { Lined } from './findLicence.ts'
import { mayLackMark } from './lostMark.ts'
import { withClauseBrackets } from './scopeBrackets.ts'
import { withScopeMarks } from './scopeMarks.ts'
import { withStars } from './scopeStars.ts'
import { withStopBelow } from './scopeStop.ts'
import { settled } from './settled.ts'

/** In weaker print than this both readers lose the same marks, between two clauses or at an end. */
const strongPrint = 0.97

/** A scope with its marks as a scope has them, and what speaks against being sure of it. */
export async function settledScope(page: PageText, found: Lined, recognize: Recognizer): Promise<Candidate> {
  const read = await settled(page, found, recognize)
  const last = found.mayContinue ? (found.lines.at(-1) ?? []) : []
  const whole = withStars(page, await withStopBelow(page, read, last, recognize))
  const glyphs = withClauseBrackets(withScopeMarks(whole.glyphs))
  const isWeak = confidenceOf(glyphs) < strongPrint
  const mayBeOther =
    hasUntoldWidth(glyphs) || (isWeak && (hasNarrowMarks(glyphs) || mayLackMark(page, glyphs)))
  const doubts: readonly FieldReason[] = mayBeOther ? ['low-confidence'] : []
  const value = glyphs.length === 0 ? null : printedMarks(glyphs)
  return { ...whole, value, glyphs, doubts: [...new Set([...whole.doubts, ...doubts])] }
}
