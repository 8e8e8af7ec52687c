import { isVariant } from './nameVariants.ts'
import { bareNumber } from './phone.ts'

/** Spaces, the width of characters and the kind of middle dot (in names such as 阿依古丽·买买提) do not make another name. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[•‧・∙⋅.]/g, '·')
    .toUpperCase()
}

/** Width of characters, spaces and capitals say nothing about whether two numbers are the same. */
export function normaliseNumber(number: string): string {
  return number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** A telephone number as it is dialled within the country. */
export const normalisePhone = bareNumber

/** Punctuation, spaces and width do not make another place. */
export function normaliseAddress(address: string): string {
  return address.normalize('NFKC').replace(/[\s,.;:、。，；：·\-()#]/g, '')
}

/** Brackets, spaces and width do not make another company. */
export function normaliseCompany(company: string): string {
  return company
    .normalize('NFKC')
    .replace(/[\s()〔〕[\]·]/g, '')
    .toUpperCase()
}

/**
 * How two spellings of a name stand to each other: `variant` where they differ only in characters that are forms of the
 * same one (張 and 张), `character-missing` where one of them has a stand-in for a character that a system could not
 * write (?, □, a private-use character, letters of the sound).
 */
export type NameComparison = 'same' | 'variant' | 'character-missing' | 'different'

export function compareNames(one: string, other: string): NameComparison {
  const [left, right] = [[...normaliseName(one)], [...normaliseName(other)]]
  if (left.join('') === right.join('')) return 'same'
  const pairs = left.map((character, at) => [character, right[at] ?? ''] as const)
  const apart = pairs.filter(([a, b]) => a !== b)
  if (left.length === right.length) {
    if (apart.every(([a, b]) => isVariant(a, b))) return 'variant'
    if (apart.every(([a, b]) => isVariant(a, b) || isStandIn(a) || isStandIn(b))) return 'character-missing'
  }
  return hasSoundFor(left.join(''), right.join('')) || hasSoundFor(right.join(''), left.join(''))
    ? 'character-missing'
    : 'different'
}

/** What systems without a rare character print in its place; private use is where old fonts of banks keep it. */
function isStandIn(character: string): boolean {
  return /^[?*□■〓〇○_\uFFFD]$/u.test(character) || /^\p{Co}$/u.test(character)
}

/** Whether a name with some characters spelt in letters (王YAN) can be another one (王龑): each stretch is one character. */
function hasSoundFor(spelt: string, name: string): boolean {
  if (!/[A-Z]/.test(spelt) || /[A-Z]/.test(name) || !/\p{Script=Han}/u.test(spelt)) return false
  const pattern = spelt.replace(/[^\p{Script=Han}A-Z]/gu, '\\$&').replace(/[A-Z]+/g, '\\p{Script=Han}')
  return new RegExp(`^${pattern}$`, 'u').test(name)
}

/** Whether two addresses can be the same place: equal, or one of them only without the province or city in front. */
export function isSameAddress(one: string, other: string): boolean {
  const [short = '', long = ''] = [normaliseAddress(one), normaliseAddress(other)].sort(
    (a, b) => a.length - b.length,
  )
  return short === long || (short.length >= 6 && long.endsWith(short))
}
