import { isRealDate } from './date.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

/** What a resident identity number says about itself, apart from whom it belongs to. */
export interface IdNumberParts {
  /** Six digits: the county-level area where the number was first given. */
  readonly region: string
  /** ISO 8601. */
  readonly birth: string
  readonly sex: '男' | '女'
}

/** Whose numbers have this form: the first digits tell. */
export type NumberHolder = 'citizen' | 'hk-macau-taiwan-resident' | 'foreign-resident'

/**
 * For whom a number of 18 characters was made.
 *
 * Source: 港澳台居民居住证申领发放办法 (国办发〔2018〕81号): 810000, 820000, 830000; 新版外国人永久居留身份证机读信息规则
 * (国家移民管理局, 2023): first digit 9.
 */
export function numberHolder(number: string): NumberHolder {
  if (number.startsWith('9')) return 'foreign-resident'
  return /^8[123]/.test(number) ? 'hk-macau-taiwan-resident' : 'citizen'
}

/** Why a text is not a resident identity number, or that it is one. */
export type IdNumberCheck =
  | { readonly state: 'valid'; readonly parts: IdNumberParts }
  | { readonly state: 'malformed' }
  | { readonly state: 'obsolete' }
  | { readonly state: 'impossible-birth'; readonly birth: string }
  | { readonly state: 'wrong-check-character'; readonly seen: string; readonly expected: string }

/**
 * Check character of a resident identity number.
 *
 * @param body first 17 digits
 * @returns '0'–'9' or 'X'
 * @throws RangeError unless body is 17 decimal digits
 * Source: GB 11643-1999, ISO 7064 MOD 11-2.
 */
export function idCheckCharacter(body: string): string {
  if (!/^\d{17}$/.test(body)) throw new RangeError('the body of an identity number is 17 digits')
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return checkCharacters.charAt(sum % 11)
}

/**
 * Checks the form of a resident identity number: length, birth date, check character. A final `x` counts as `X`.
 * Foreign permanent residents (first digit 9) and residents from Hong Kong, Macau and Taiwan (81, 82, 83) have
 * numbers of the same form. Whether the area exists and the date lies in the past is for other rules.
 *
 * Source: GB 11643-1999. Numbers of 15 digits (GB 11643-1989) stopped being valid on 1 January 2013.
 */
export function checkIdNumber(number: string): IdNumberCheck {
  const upper = number.toUpperCase()
  if (/^\d{15}$/.test(upper)) return { state: 'obsolete' }
  const parts = idNumberParts(upper)
  if (!parts) return { state: 'malformed' }
  if (!isRealDate(parts.birth)) return { state: 'impossible-birth', birth: parts.birth }
  const expected = idCheckCharacter(upper.slice(0, 17))
  const seen = upper.charAt(17)
  return seen === expected ? { state: 'valid', parts } : { state: 'wrong-check-character', seen, expected }
}

/** What a number of 18 characters says, whether or not its check character is right; null for anything else. */
export function idNumberParts(number: string): IdNumberParts | null {
  if (!/^\d{17}[\dXx]$/.test(number)) return null
  return {
    region: number.slice(0, 6),
    birth: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    // Source: GB 11643-1999, 3.3: the order code is odd for men and even for women.
    sex: Number(number.charAt(16)) % 2 === 1 ? '男' : '女',
  }
}
