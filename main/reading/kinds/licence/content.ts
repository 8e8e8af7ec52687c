import type { FieldName } from '../../../../shared/domain/field.ts'

const date = '[12]\\d{3}\\D{1,2}\\d{1,2}\\D{1,2}\\d{1,2}日?'
/** What an amount is written in, in digits or in capitals. */
const numerals = '\\d零壹贰叁肆伍陆柒捌玖拾佰仟万亿'

/** What the values of a licence look like, where that tells one field from all others. */
const looks: readonly { readonly field: FieldName; readonly pattern: RegExp }[] = [
  { field: 'established', pattern: new RegExp(`^${date}$`) },
  { field: 'term', pattern: new RegExp(`^(?:自?${date}至.+|长期|无固定期限|永久)$`) },
  {
    field: 'capital',
    pattern: new RegExp(`^(?:人民币)?[${numerals}.,]+(?:元|人民币|美元|港元|欧元)`),
  },
  {
    field: 'type',
    pattern:
      /^(?:个体工商户|个人独资企业|农民专业合作社|(?:有限责任公司|(?:其他)?股份有限公司|(?:有限|普通|特殊普通)合伙企业|分公司)(?:分公司)?(?:[（(].*[）)])?)$/,
  },
]

/** The only field whose values look like this text; `null` if none does. */
export function fieldByContent(text: string): FieldName | null {
  return looks.find(({ pattern }) => pattern.test(text))?.field ?? null
}

/** What is in every value of a field, however badly it was read. */
const marks: Partial<Readonly<Record<FieldName, RegExp>>> = {
  established: /\d/,
  term: /[\d期久]/,
  capital: new RegExp(`[${numerals}元]`),
}

/** Whether a text can be a value of this field at all. */
export function mayBeValueOf(field: FieldName, text: string): boolean {
  return marks[field]?.test(text) ?? true
}
