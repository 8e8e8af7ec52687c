import type { Glyph } from '../layout/row.ts'
import { isHan } from '../layout/spacing.ts'

/**
 * Characters of straight strokes, by the marks that the main reader takes them for. Between two Chinese characters such
 * a mark does not stand in names and addresses (between digits it does: 3-2-101).
 */
const characterOf: Readonly<Record<string, string>> = {
  '-': '一',
  '—': '一',
  '–': '一',
  '=': '二',
  '＝': '二',
  '+': '十',
  '□': '口',
}

/** The same text with marks that can only be characters of straight strokes read as these (翠竹-巷 as 翠竹一巷). */
export function asStrokes(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.map((glyph, index) => {
    const text = characterOf[glyph.text]
    const isBetween = isHan(glyphs[index - 1]) && isHan(glyphs[index + 1])
    return text !== undefined && isBetween ? { ...glyph, text } : glyph
  })
}
