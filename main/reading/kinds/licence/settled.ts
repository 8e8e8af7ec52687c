import type { FieldReason } from '../../../../shared/domain/reading.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import { fromEdge } from '../../fields/again/fromEdge.ts'
import { steadied } from '../../fields/again/steadied.ts'
import { closing, loneBrackets } from '../../fields/forms/brackets.ts'
import { hasUntoldWidth, printedMarks } from '../../fields/forms/printedMarks.ts'
import type { Glyph } from '../../fields/layout/row.ts'
import { isHan } from '../../fields/layout/spacing.ts'
import type { Candidate } from '../../fields/value.ts'
import { median } from '../../page/median.ts'
import type { PageText } from '../../page/page.ts'
import { isInRed } from '../../page/redInk.ts'
import type { Lined } from './findLicence.ts'
import { hasInkBelow, type LostLine, lostLineBelow } from './lostLine.ts'

/** A line that begins farther right of its edge than this, in its heights, has lost its first character; a mark takes 0.6. */
const late = 0.5

/** What a line begins with: a character, or a mark for which the line above it had no room. */
const heads = /^[\p{Script=Han}，。；、）)]/u

/**
 * A value once the main reader has looked again at all that may be missing of it: the heads of lines that begin late,
 * lines over which it hesitated, and a short line below. Where something is missing that cannot be read the value says so.
 *
 * @param isBroken whether the value has none of the forms that its field has: all its lines are then read again
 */
export async function settled(
  page: PageText,
  candidate: Lined,
  recognize: Recognizer,
  { isBroken }: { readonly isBroken?: boolean } = {},
): Promise<Candidate> {
  const found = withoutSeal(page, candidate)
  if (found.glyphs.length === 0) return found
  const lines: (readonly Glyph[])[] = []
  const edges = ownEdges(found)
  let isLate = false
  for (const [index, line] of found.lines.entries()) {
    const edge = edges[index] ?? null
    const whole =
      edge === null ? line : (await fromEdge(page, { ...found, glyphs: line }, edge, recognize, heads)).glyphs
    isLate ||= edge !== null && isLateAt(whole, edge)
    lines.push(await steadied(page, whole, recognize, { isFirst: index === 0, isBroken }))
  }
  const last = found.lines.at(-1)
  const closer = closerOf(lines.flat())
  const lost: LostLine =
    last && (found.mayContinue || closer !== null)
      ? await lostLineBelow(page, last, recognize, closer)
      : { ink: false }
  const glyphs = lost.ink ? [...lines.flat(), ...lost.glyphs] : lines.flat()
  const isTorn = found.isFollowed && last !== undefined && hasInkBelow(page, last)
  const isMissing = isLate || isTorn || (lost.ink && !lost.isRead)
  const doubts: readonly FieldReason[] = [
    ...(isMissing ? (['ink-unread'] as const) : []),
    // Both readers see a bracket, and neither how wide it is.
    ...(hasUntoldWidth(glyphs) ? (['low-confidence'] as const) : []),
  ]
  return { ...found, value: printedMarks(glyphs), glyphs, doubts: [...new Set([...found.doubts, ...doubts])] }
}

/** A value without its last line if that is a seal's, which may lie right below; the field may lack what the seal covers. */
function withoutSeal(page: PageText, found: Lined): Lined {
  const [last] = found.lines.slice(1).at(-1) ?? []
  if (!last || !isInRed(page.pixels, last.line.quad)) return found
  const lines = found.lines.slice(0, -1)
  return {
    ...found,
    lines,
    glyphs: lines.flat(),
    mayContinue: false,
    doubts: [...found.doubts, 'ink-unread'],
  }
}

/** What closes the bracket that a text has left open; `null` if it has left none. */
function closerOf(glyphs: readonly Glyph[]): string | null {
  const open = loneBrackets(glyphs).findLast((at) => (glyphs[at]?.text ?? '') in closing)
  return open === undefined ? null : (closing[glyphs[open]?.text ?? ''] ?? null)
}

/** The column's edge is where the values of all fields begin; where so many lines of one do is known better. */
const fewestLines = 3

/** Where each line of a value should begin: where most of its lines do. Those with a mark at their head seem to begin earlier. */
function ownEdges({ lines, edges }: Lined): readonly (number | null)[] {
  const offsets = lines.flatMap(([first], index) => {
    const edge = edges[index] ?? null
    return edge === null || !first || !isHan(first) ? [] : [first.left - edge]
  })
  const usual = offsets.length < fewestLines ? 0 : median(offsets)
  return edges.map((edge) => (edge === null ? null : edge + usual))
}

function isLateAt([first]: readonly Glyph[], edge: number): boolean {
  return first !== undefined && first.left - edge > (late * (first.right - first.left)) / 0.75
}
