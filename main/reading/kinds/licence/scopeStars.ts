import { type Glyph, textOf } from '../../fields/layout/row.ts'
import type { Candidate } from '../../fields/value.ts'
import { heighten, slice } from '../../page/geometry.ts'
import { hasInk } from '../../page/ink.ts'
import { median } from '../../page/median.ts'
import type { PageText, TextLine } from '../../page/page.ts'

/** Where the form of licences since 2020 may have ※: after a clause on approval, before the next heading or at the end. */
const starred = /(?:经营活动|为准)[)）](?=一般项目|许可项目|$)/g
/** From the character before the bracket to the one after the star, in widths of a character; without a star it is two. */
const withStar = 2.4

/** A scope with ※ where its form has one and ink stands that the main reader was not taught to read in small print. It says that it was not read. */
export function withStars(page: PageText, scope: Candidate): Candidate {
  const places = [...textOf(scope.glyphs).matchAll(starred)].map(
    ({ index, 0: clause }) => index + clause.length,
  )
  const stars = places.flatMap((at) => {
    const star = starIn(page, scope.glyphs.slice(at - 2, at + 1))
    return star ? [{ at, star }] : []
  })
  if (stars.length === 0) return scope
  const glyphs = [...scope.glyphs]
  // From the end, so that places before a star stay where they are.
  for (const { at, star } of stars.toReversed()) glyphs.splice(at, 0, star)
  return { ...scope, glyphs, doubts: [...scope.doubts, 'ink-unread'] }
}

/** The star between a bracket, with the character before it, and what comes next. */
function starIn(page: PageText, [before, bracket, next]: readonly Glyph[]): Glyph | null {
  if (!before || !bracket) return null
  const { quad } = bracket.line
  const width = pitchOf(bracket.line)
  const isInside = next?.line === bracket.line && before.line === bracket.line
  if (isInside && next.at - before.at < withStar * width) return null
  const at = isInside ? next.at - width : bracket.at + width
  const place = heighten(slice(quad, at - 0.4 * width, at + 0.4 * width), -0.15)
  return hasInk(page.pixels, place, quad) ? { ...bracket, text: '※', confidence: 0.5, at } : null
}

/** The usual distance of neighbours in a line, as a share of it. */
function pitchOf({ characters }: TextLine): number {
  return median(characters.slice(1).map(({ at }, index) => at - (characters[index]?.at ?? 0)))
}
