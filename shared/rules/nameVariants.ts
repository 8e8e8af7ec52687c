import { nameVariantData } from './nameVariantData.ts'

/**
 * Forms that the standard tells apart since 2013, because people are called so, and that older systems write as one.
 * Source: 通用规范汉字表 (国发〔2013〕23号), notes on the 45 variants that became standard.
 */
const restored = [
  '喆哲',
  '堃坤',
  '犇奔',
  '龢和',
  '甦苏',
  '邨村',
  '迺乃',
  '昇升',
  '濬浚',
  '祕秘',
  '珮佩',
  '鉅巨',
  '淼渺',
  '峯峰',
  '羣群',
  '崑昆',
  '崙仑',
]

const standardForms = new Map<string, string>()
for (const [character = '', ...forms] of [
  ...restored,
  ...nameVariantData.flatMap((line) => line.split(' ')),
].map((group) => [...group]))
  standardForms.set(character, (standardForms.get(character) ?? character) + forms.join(''))

/** Whether two characters are forms of the same one: equal, traditional and simplified, or a restored variant. */
export function isVariant(one: string, other: string): boolean {
  const others = formsOf(other)
  return one !== '' && other !== '' && [...formsOf(one)].some((form) => others.includes(form))
}

function formsOf(character: string): string {
  return standardForms.get(character) ?? character
}
