import { capitalSpellings } from './capitalSpellings.ts'

/**
 * Reads amounts of money as Chinese papers write them.
 *
 * Source: 支付结算办法 (银发〔1997〕393号, Payment and Settlement Measures), appendix 1, items 1 to 4.
 */

export type Currency =
  | 'CNY'
  | 'USD'
  | 'HKD'
  | 'MOP'
  | 'TWD'
  | 'EUR'
  | 'JPY'
  | 'GBP'
  | 'KRW'
  | 'SGD'
  | 'AUD'
  | 'CAD'
  | 'CHF'

/** What the writing rules find fault with in an amount whose sense is clear. */
export type WritingFault =
  /** 一二三, 十百千, 〇 or 另 instead of 壹贰叁, 拾佰仟, 零. */
  | 'ordinary-numerals'
  /** 元 at the end without 整 or 正. */
  | 'ending-missing'
  /** 整 or 正 after 分. */
  | 'ending-after-fen'
  /** A 零 is missing, is one too many, or stands in the wrong place. */
  | 'zero'
  /** Any other spelling that is none of this amount's, such as 拾 for 壹拾. */
  | 'spelling'

/** A sum of money as it was written. */
export interface Amount {
  /** Hundredths of the currency's unit. */
  readonly fen: number
  readonly currency: Currency
  /** Of an amount in capital numerals; an amount in digits has none. */
  readonly faults: readonly WritingFault[]
}

/**
 * What an amount says, in capital numerals (伍佰万元整) or in digits (500.000000万元, ¥1,050,000.00). Without a currency
 * it is in yuan.
 *
 * @returns null for what is not an amount, is no whole number of fen, or is beyond 90 万亿
 */
export function parseAmount(text: string): Amount | null {
  const { words, currency } = withoutCurrency(text)
  if (/^\d/.test(words)) {
    const fen = fenOfDigits(words)
    return fen === null ? null : { fen, currency, faults: [] }
  }
  const capitals = [...words].map((character) => sameNumeral[character] ?? character).join('')
  const fen = fenOfCapitals(capitals)
  return fen === null || fen === 0 ? null : { fen, currency, faults: faultsOf(words, capitals, fen) }
}

/** Names of foreign currencies; their unit may be named once (美元) or follow the number by itself (元). */
const foreign: readonly (readonly [RegExp, Currency])[] = [
  [/美元|美金|USD|US\$/, 'USD'],
  [/港元|港币|HKD|HK\$/, 'HKD'],
  [/澳门元|澳门币|MOP/, 'MOP'],
  [/新台币|TWD/, 'TWD'],
  [/欧元|EUR/, 'EUR'],
  [/日元|日圆|JPY/, 'JPY'],
  [/英镑|GBP/, 'GBP'],
  [/韩元|韩圆|KRW/, 'KRW'],
  [/新加坡元|SGD/, 'SGD'],
  [/澳大利亚元|澳元|AUD/, 'AUD'],
  [/加拿大元|加元|CAD/, 'CAD'],
  [/瑞士法郎|CHF/, 'CHF'],
]
const yuanName = /人民币|RMB|CNY|¥/

/** What is left of an amount without blanks, grouping, brackets and the name of its currency. */
function withoutCurrency(text: string): { words: string; currency: Currency } {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s,:()]|大写|小写/g, '')
  const named = foreign.find(([name]) => name.test(plain))
  const words = plain.replace(yuanName, '').replace(named?.[0] ?? '', '元')
  // Before the number or beside a 元 that is there already, the name of the currency leaves one 元 too many.
  return { words: words.replace(/^元+/, '').replace(/元+/, '元'), currency: named?.[1] ?? 'CNY' }
}

/** Numerals in other forms, by the one that the rule asks for. */
const sameNumeral: Readonly<Record<string, string>> = {
  // Full forms, which item 1 tells banks to accept.
  貳: '贰',
  參: '叁',
  陸: '陆',
  億: '亿',
  萬: '万',
  圓: '元',
  圆: '元',
  正: '整',
  // Forms that item 1 forbids; what they say is clear all the same.
  〇: '零',
  '○': '零',
  另: '零',
  一: '壹',
  二: '贰',
  弍: '贰',
  两: '贰',
  兩: '贰',
  三: '叁',
  叄: '叁',
  参: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  毛: '角',
  块: '元',
}
const forbiddenForms = /[〇○另一二弍两兩三叄参四五六七八九十百千毛块]/

/** Digits with an optional 万 or 亿, computed without a fraction so that nothing is rounded. */
function fenOfDigits(words: string): number | null {
  const parts = /^(\d+)(?:\.(\d+))?([万亿萬億]?)(?:[元圆圓][整正]?)?$/.exec(words)
  if (!parts) return null
  const [, whole = '', decimals = '', unit = ''] = parts
  const places = 2 + (unit === '' ? 0 : /[万萬]/.test(unit) ? 4 : 8)
  if (/[1-9]/.test(decimals.slice(places))) return null
  return safe(Number(whole + decimals.slice(0, places).padEnd(places, '0')))
}

const digit = '[壹贰叁肆伍陆柒捌玖]'
const numeral = '[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]'
const amountForm = new RegExp(
  `^(?:(?<whole>${numeral}+)(?:点(?<decimals>[零壹贰叁肆伍陆柒捌玖]+)(?<unit>[万亿]))?(?:元|(?=整?$)))?` +
    `零?(?:(?<jiao>${digit})角)?零?(?:(?<fen>${digit})分)?整?$`,
)
const groupForm = new RegExp(
  `^零*(?:(?<thousands>${digit})仟)?零?(?:(?<hundreds>${digit})佰)?零?(?:(?<tens>${digit}?)(?<ten>拾))?零?(?<ones>${digit})?零*$`,
)

function fenOfCapitals(capitals: string): number | null {
  const { whole, decimals, unit, jiao, fen } = amountForm.exec(capitals)?.groups ?? {}
  if (whole === undefined && jiao === undefined && fen === undefined) return null
  if (decimals !== undefined && whole !== undefined) {
    const before = wholeNumber(whole)
    const digits = [...decimals].map(digitOf).join('')
    return before === null ? null : fenOfDigits(`${before}.${digits}${unit}`)
  }
  const yuan = whole === undefined ? 0 : wholeNumber(whole)
  return yuan === null ? null : safe(yuan * 100 + digitOf(jiao) * 10 + digitOf(fen))
}

/** A whole number in numerals: each 亿 and 万 counts what stands before it. */
function wholeNumber(words: string): number | null {
  for (const [unit, weight] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = words.lastIndexOf(unit)
    if (at < 0) continue
    const above = wholeNumber(words.slice(0, at))
    const below = at + 1 === words.length ? 0 : wholeNumber(words.slice(at + 1))
    return above === null || below === null || above === 0 ? null : above * weight + below
  }
  const group = groupForm.exec(words)?.groups
  if (!group || words === '') return null
  const tens = group.ten === undefined ? 0 : group.tens === '' ? 1 : digitOf(group.tens)
  return digitOf(group.thousands) * 1000 + digitOf(group.hundreds) * 100 + tens * 10 + digitOf(group.ones)
}

function digitOf(numeral: string | undefined): number {
  return numeral === undefined ? 0 : '零壹贰叁肆伍陆柒捌玖'.indexOf(numeral)
}

function safe(fen: number): number | null {
  return Number.isSafeInteger(fen) ? fen : null
}

function faultsOf(written: string, capitals: string, fen: number): WritingFault[] {
  const faults: WritingFault[] = []
  if (forbiddenForms.test(written)) faults.push('ordinary-numerals')
  if (/(?:元|[拾佰仟万亿])$/.test(capitals)) faults.push('ending-missing')
  if (/分整$/.test(capitals)) faults.push('ending-after-fen')
  const spelt = withoutEnding(capitals)
  const right = capitalSpellings(fen).map(withoutEnding)
  if (!right.includes(spelt)) {
    const withoutZeroes = (text: string) => text.replaceAll('零', '')
    const onlyZeroes = right.some((spelling) => withoutZeroes(spelling) === withoutZeroes(spelt))
    faults.push(onlyZeroes ? 'zero' : 'spelling')
  }
  return faults
}

/** 整 and 正 are judged by themselves, and a licence may leave 元 out. */
function withoutEnding(capitals: string): string {
  return capitals.replace(/整$/, '').replace(/元$/, '')
}
