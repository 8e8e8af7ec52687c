import type { FieldReason, ReadField } from '../../../../shared/domain/reading.ts'
import type { PageText } from '../../page/page.ts'
import { type Candidate, confidenceOf } from '../value.ts'
import { type TextWitness, witnessed } from './witnessed.ts'

/**
 * A character that neither reader was taught is read by both, now and then, as the same one that looks like it; the main
 * reader hesitates over most of these.
 */
const confidentInName = 0.9

/**
 * Characters that both readers, the main one without hesitating, take rare characters for that names are written with:
 * 泂 is read 洞, 晢 哲, 曈 瞳. Left out are those that stand in many names themselves while the rare one hardly does (梅 for
 * 栴). Measured with each character of the third list of 通用规范汉字表 (2013) that the main reader's list lacks (1306;
 * the second reader knows none of them): 109 were agreed upon wrongly, 41 of these at 0.9 or more.
 */
const readForRare = new Set(
  '宦壶流气印划琉抵酸茨激始化草劳杆醒毒著堤母研埃者蚀诉药洞懂毕教访谓恨轶芯蛋响瞳哲斑询涅复部都契',
)

const longestChinese = 4

/** The field of a person's name: as other text that two readers agree upon, and never sure where both may be wrong. */
export function personName(
  page: PageText,
  name: Candidate,
  readers: { readonly witness: TextWitness },
): Promise<ReadField> {
  const doubts: FieldReason[] = [...name.doubts]
  const letters = name.glyphs.filter(({ text }) => /\p{L}/u.test(text))
  if (confidenceOf(letters) < confidentInName) doubts.push('low-confidence')
  // Family names come from a small and common stock; what is longer is written by its sound, or names no person.
  if (name.glyphs.length <= longestChinese && name.glyphs.slice(1).some(({ text }) => readForRare.has(text)))
    doubts.push('rare-look-alike')
  return witnessed(page, { ...name, doubts }, readers)
}
