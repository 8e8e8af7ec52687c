import { type Glyph, shareOfHeight, textOf } from '../../fields/layout/row.ts'
import type { Candidate } from '../../fields/value.ts'
import { heighten, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { hasInk } from '../../page/ink.ts'
import { median } from '../../page/median.ts'
import type { PageText } from '../../page/page.ts'

/** Where the form of licences since 2020 may have ※: after a clause on approval, before the next heading or at the end. */
const [approval, following] = ['(?:经营活动|为准)[)）]', '(?=一般项目|许可项目|$)']
const starred = new RegExp(approval + following, 'g')
/** From the character before the bracket to the one after the star, in widths of a character; without a star it is two. */
const withStar = 2.4

/** A single character there, of which the main reader is less sure than this, is what it made of a star. */
const misread = new RegExp(`${approval}\\p{Script=Han}${following}`, 'gu')
const hesitant = 0.8

/** A scope with ※ where its form has one and ink stands that the main reader was not taught to read in small print. It says that it was not read. */
export function withStars(page: PageText, read: Candidate): Candidate {
  const scope = withMisreadStars(read)
  const stars = endsOf(starred, scope).flatMap((at) => {
    const star = starIn(page, scope.glyphs.slice(at - 2, at + 1))
    return star ? [{ at, star }] : []
  })
  if (stars.length === 0) return scope
  const glyphs = [...scope.glyphs]
  // From the end, so that places before a star stay where they are.
  for (const { at, star } of stars.toReversed()) glyphs.splice(at, 0, star)
  return { ...scope, glyphs, doubts: [...scope.doubts, 'ink-unread'] }
}

function withMisreadStars(scope: Candidate): Candidate {
  const stars = endsOf(misread, scope)
    .map((end) => end - 1)
    .filter((at) => (scope.glyphs[at]?.confidence ?? 1) < hesitant)
  if (stars.length === 0) return scope
  const glyphs = scope.glyphs.map((glyph, at) => (stars.includes(at) ? { ...glyph, text: '※' } : glyph))
  return { ...scope, glyphs, doubts: [...scope.doubts, 'ink-unread'] }
}

/** The places after what a pattern finds in a text. */
function endsOf(pattern: RegExp, { glyphs }: Candidate): number[] {
  return [...textOf(glyphs).matchAll(pattern)].map(({ index, 0: found }) => index + found.length)
}

/** The star between a bracket, with the character before it, and what comes next: after the one or, on the next line, before the other. */
function starIn(page: PageText, [before, bracket, next]: readonly Glyph[]): Glyph | null {
  if (!before || !bracket) return null
  const isInside = next?.line === bracket.line && before.line === bracket.line
  if (isInside && next.at - before.at < withStar * widthIn(bracket)) return null
  if (isInside) return starBeside(page, next, -1)
  return starBeside(page, bracket, 1) ?? (next && starBeside(page, next, -1)) ?? null
}

/** A star right after a character, or right before it, if ink stands there. */
function starBeside(page: PageText, beside: Glyph, direction: 1 | -1): Glyph | null {
  const { quad } = beside.line
  const width = widthIn(beside)
  const at = beside.at + direction * width
  const place = heighten(slice(quad, at - 0.4 * width, at + 0.4 * width), -0.15)
  return hasInk(page.pixels, place, quad) ? { ...beside, text: '※', confidence: 0.5, at } : null
}

/** Of a character in its line, as a share of it: the usual distance of neighbours. A bracket alone in its line has none. */
function widthIn({ text, line: { quad, characters } }: Glyph): number {
  const steps = characters.slice(1).map(({ at }, index) => at - (characters[index]?.at ?? 0))
  return steps.length > 0 ? median(steps) : (shareOfHeight(text) * quadHeight(quad)) / quadWidth(quad)
}
