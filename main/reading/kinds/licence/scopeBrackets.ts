import { closing, loneBrackets, opening } from '../../fields/forms/brackets.ts'
import { type Glyph, shareOfHeight } from '../../fields/layout/row.ts'
import { quadHeight, quadWidth } from '../../page/geometry.ts'

/** How the clauses on approval begin and end, which every licence has in brackets. */
const clauseStart = /(?:除依法须经批准的项目|(?<!除)依法须经批准的项目|企业依法自主选择经营项目)/g
const clauseEnd = /经营活动(?<misread>[Il1|丨])?(?=※|$)/g

/**
 * The characters of a scope with both brackets around a clause on approval of which one was read: the other is often lost at
 * the edge of a line. It stands where it was printed, so that the second reader is asked about it. Other brackets
 * without their half stay as they were read.
 */
export function withClauseBrackets(glyphs: readonly Glyph[]): readonly Glyph[] {
  const lone = loneBrackets(glyphs)
  if (lone.length === 0) return glyphs
  const text = glyphs.map((glyph) => glyph.text).join('')
  const mended = [...glyphs]
  // From the end, so that places before a change stay where they are.
  for (const at of lone.toReversed()) {
    const bracket = glyphs[at]
    if (bracket && bracket.text in closing) closeClause(mended, bracket, text, at)
    else if (bracket) openClause(mended, bracket, text, at)
  }
  return mended
}

function closeClause(mended: Glyph[], bracket: Glyph, text: string, at: number): void {
  const start = matchOf(clauseStart, text, at + 1)
  if (start?.index !== at + 1) return
  const end = matchOf(clauseEnd, text, at)
  const last = end && mended[end.index + '经营活动'.length - 1]
  if (!end || !last) return
  const close = { ...last, text: closing[bracket.text] ?? '', at: last.at + widthOf(last) }
  mended.splice(end.index + '经营活动'.length, end.groups?.misread ? 1 : 0, close)
}

function openClause(mended: Glyph[], bracket: Glyph, text: string, at: number): void {
  const start = [...text.slice(0, at).matchAll(clauseStart)].at(-1)
  const first = start && mended[start.index]
  if (!start || !first || !/^$|[。；;※]$/.test(text.slice(0, start.index))) return
  mended.splice(start.index, 0, {
    ...first,
    text: opening[bracket.text] ?? '',
    at: first.at - widthOf(first),
  })
}

/** Of a character, as a share of its line. */
function widthOf({ text, line: { quad } }: Glyph): number {
  return (shareOfHeight(text) * quadHeight(quad)) / quadWidth(quad)
}

function matchOf(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  return [...text.matchAll(pattern)].find(({ index }) => index >= from)
}
