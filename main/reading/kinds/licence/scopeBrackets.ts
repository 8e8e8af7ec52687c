import type { Glyph } from '../../fields/layout/row.ts'

/** Opening brackets of a scope, each with the one that closes it. */
const closing: Readonly<Record<string, string>> = { '(': ')', '（': '）', '【': '】', '[': ']', '〔': '〕' }
const opening = Object.fromEntries(Object.entries(closing).map(([open, close]) => [close, open]))

/** How the clauses on approval begin and end, which every licence has in brackets. */
const clauseStart = /(?:除依法须经批准的项目|(?<!除)依法须经批准的项目|企业依法自主选择经营项目)/g
const clauseEnd = /经营活动(?<misread>[Il1|丨])?(?=※|$)/g

/** What the main reader saw of a scope's brackets, put right where the form of a clause leaves no choice. */
export interface Bracketed {
  readonly glyphs: readonly Glyph[]
  /** Whether every bracket that was read has its other half, none of them put in here. */
  readonly isWhole: boolean
}

/**
 * The characters of a scope with both brackets around a clause on approval of which one was read: the other is often lost at
 * the edge of a line. Other brackets without their half stay as they were read.
 */
export function withClauseBrackets(glyphs: readonly Glyph[]): Bracketed {
  const lone = loneBrackets(glyphs)
  if (lone.length === 0) return { glyphs, isWhole: true }
  const text = glyphs.map((glyph) => glyph.text).join('')
  const mended = [...glyphs]
  // From the end, so that places before a change stay where they are.
  for (const at of lone.toReversed()) {
    const bracket = glyphs[at]
    if (bracket && bracket.text in closing) closeClause(mended, bracket, text, at)
    else if (bracket) openClause(mended, bracket, text, at)
  }
  return { glyphs: mended, isWhole: false }
}

function closeClause(mended: Glyph[], bracket: Glyph, text: string, at: number): void {
  const start = matchOf(clauseStart, text, at + 1)
  if (start?.index !== at + 1) return
  const end = matchOf(clauseEnd, text, at)
  const last = end && mended[end.index + '经营活动'.length - 1]
  if (!end || !last) return
  const close = { ...last, text: closing[bracket.text] ?? '' }
  mended.splice(end.index + '经营活动'.length, end.groups?.misread ? 1 : 0, close)
}

function openClause(mended: Glyph[], bracket: Glyph, text: string, at: number): void {
  const start = [...text.slice(0, at).matchAll(clauseStart)].at(-1)
  const first = start && mended[start.index]
  if (!start || !first || !/^$|[。；;※]$/.test(text.slice(0, start.index))) return
  mended.splice(start.index, 0, { ...first, text: opening[bracket.text] ?? '' })
}

/** Places of brackets without their other half. */
function loneBrackets(glyphs: readonly Glyph[]): number[] {
  const open: number[] = []
  const lone: number[] = []
  glyphs.forEach(({ text }, at) => {
    if (text in closing) open.push(at)
    if (text in opening && open.pop() === undefined) lone.push(at)
  })
  return [...lone, ...open].sort((a, b) => a - b)
}

function matchOf(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  return [...text.matchAll(pattern)].find(({ index }) => index >= from)
}
