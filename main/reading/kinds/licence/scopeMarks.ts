import type { Glyph } from '../../fields/layout/row.ts'

/** Below this the main reader does not tell a semicolon of small print from a colon. */
const certain = 0.99
/** What a colon follows in a scope: a heading of projects, or at the head of a clause a way of doing business and no goods. */
const heading =
  /(?:项目|经营|主营|兼营|承接|范围|如下|包括|其中)$|(?:^|[。；;※）)】])(?:(?:批发|零售|销售|兼|与|和|及|、|\/)*)(?:零售|批发)$/

/**
 * The characters of a scope with marks that the main reader does not tell apart in small print as a scope has them:
 * its projects stand between semicolons, a colon only follows a heading, a lone star that ends a clause is ※, and no title
 * opens right before a bracket. 劳务派遣 is in many scopes; both readers take its last character for 遗, which follows no 派.
 */
export function withScopeMarks(glyphs: readonly Glyph[]): Glyph[] {
  let before = ''
  const printed = glyphs.filter(
    ({ text }, index) => !(/[《〈]/.test(text) && /[（(]/.test(glyphs[index + 1]?.text ?? '')),
  )
  return printed.map((glyph, index) => {
    const text = markAfter(before, glyph, printed[index + 1]?.text ?? '')
    before += text
    return text === glyph.text ? glyph : { ...glyph, text }
  })
}

function markAfter(before: string, { text, confidence }: Glyph, after: string): string {
  if (/[:：]/.test(text) && confidence < certain && !heading.test(before)) return text === ':' ? ';' : '；'
  if (text === '遗' && before.endsWith('派')) return '遣'
  return /[*＊]/.test(text) && !/[*＊]/.test(after) && /[)）。]$/.test(before) ? '※' : text
}
