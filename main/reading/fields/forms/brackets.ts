import type { Glyph } from '../layout/row.ts'

/** Opening brackets of a text, each with the one that closes it. */
export const closing: Readonly<Record<string, string>> = {
  '(': ')',
  '（': '）',
  '【': '】',
  '[': ']',
  '〔': '〕',
}
export const opening = Object.fromEntries(Object.entries(closing).map(([open, close]) => [close, open]))

/** Places of brackets without their other half, which was printed and not read. */
export function loneBrackets(glyphs: readonly Glyph[]): number[] {
  const open: number[] = []
  const lone: number[] = []
  glyphs.forEach(({ text }, at) => {
    if (text in closing) open.push(at)
    if (text in opening && open.pop() === undefined) lone.push(at)
  })
  return [...lone, ...open].sort((a, b) => a - b)
}
