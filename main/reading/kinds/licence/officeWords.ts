import { textOf } from '../../fields/layout/row.ts'
import type { Candidate } from '../../fields/value.ts'

/**
 * What offices that register firms are called, whatever their place: those of the market since 2018, those of approvals
 * and services in many places, and those of industry and commerce before.
 */
const words = [
  '市场监督管理',
  '市场和质量监督管理',
  '行政审批服务',
  '审批服务管理',
  '政务服务管理',
  '工商行政管理',
] as const

/** Below this the main reader hesitated: a seal's strokes make another character of one that it covers. */
const hesitant = 0.7

/** A registrar's name with the one character of such a word over which the main reader hesitated as the word has it; it says so. */
export function withOfficeWords(name: Candidate): Candidate {
  const text = textOf(name.glyphs)
  for (const word of words)
    for (let start = 0; start + word.length <= text.length; start++) {
      const [at, ...others] = [...word].flatMap((character, index) =>
        character === text[start + index] ? [] : [start + index],
      )
      const glyph = at === undefined || others.length > 0 ? undefined : name.glyphs[at]
      if (!glyph || at === undefined || glyph.confidence >= hesitant) continue
      const glyphs = name.glyphs.with(at, { ...glyph, text: word.charAt(at - start) })
      return { ...name, glyphs, value: textOf(glyphs), doubts: [...name.doubts, 'low-confidence'] }
    }
  return name
}
