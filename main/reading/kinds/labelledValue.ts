import type { ReadField } from '../../../shared/domain/reading.ts'
import { parseAmount } from '../../../shared/rules/capitalAmount.ts'
import { witnessed } from '../fields/agreement/witnessed.ts'
import { isoDate } from '../fields/forms/date.ts'
import { lineOf } from '../fields/layout/place.ts'
import { type Candidate, toField, unwitnessed } from '../fields/value.ts'
import { asNumber, decideIdNumber } from './idCard/number.ts'
import type { PageToRead } from './kindReader.ts'

/** What a value is, which decides on how it is written down and on who confirms it. */
export type ValueForm = 'text' | 'date' | 'id-number' | 'code' | 'amount'

/** The field of a value that was found: in its usual form, and sure only where a second reader or a check agrees. */
export function decide(page: PageToRead, form: ValueForm, candidate: Candidate): Promise<ReadField> {
  switch (form) {
    case 'text':
      return witnessed(page.page, candidate, page.readers)
    case 'date':
      return witnessed(page.page, { ...candidate, value: dateIn(candidate.value) }, page.readers)
    case 'amount':
      return amountField(page, candidate)
    case 'id-number':
      return idNumberField(page, candidate)
    case 'code':
      return codeField(page, candidate)
  }
}

/** A company's name that breaks off, as at the edge of the paper, says so by its end. */
export function doubtCompany(name: string): 'not-in-vocabulary' | null {
  return /有限|股份/.test(name) && !/公司|合伙/.test(name) ? 'not-in-vocabulary' : null
}

const numerals = '〇一二三四五六七八九'

/** A date in digits, or in Chinese numerals (二〇二四年十二月三十一日). */
function dateIn(text: string | null): string | null {
  if (text === null) return null
  return isoDate(
    text.replace(/[\d〇○零一二三四五六七八九十]+/gu, (run) => (/\d/.test(run) ? run : inDigits(run))),
  )
}

function inDigits(run: string): string {
  const digitOf = (numeral: string) => String(Math.max(0, numerals.indexOf(numeral.replace(/[○零]/u, '〇'))))
  if (!run.includes('十')) return [...run].map(digitOf).join('')
  const [tens = '', ones = ''] = run.split('十')
  return `${tens === '' ? '1' : digitOf(tens)}${ones === '' ? '0' : digitOf(ones)}`
}

/** Digits in groups of three, or in none; a point that was a comma changes what they say. */
const grouping = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,6})?(?:万元?)?$/

async function amountField(page: PageToRead, candidate: Candidate): Promise<ReadField> {
  // Digits are grouped with a narrow comma, however wide it was read.
  const value = candidate.value?.replaceAll('，', ',') ?? null
  const field = await witnessed(page.page, { ...candidate, value }, page.readers)
  const amount = field.value !== null && grouping.test(field.value) ? parseAmount(field.value) : null
  if (amount?.currency === 'CNY') return { ...field, fen: amount.fen }
  return field.state === 'sure' && amount === null
    ? { ...field, state: 'doubtful', reasons: [...field.reasons, 'not-in-vocabulary'] }
    : field
}

/** Money that stands in two places, such as in digits and in capital numerals, confirms itself. */
export function confirmedBy(field: ReadField, elsewhere: string | null): ReadField {
  const other = elsewhere === null ? null : parseAmount(elsewhere)
  if (field.fen === undefined || other === null) return field
  const agrees = field.fen === other.fen
  return {
    ...field,
    state: agrees ? 'sure' : 'doubtful',
    reasons: [...field.reasons, agrees ? 'second-place-agrees' : 'second-place-disagrees'],
  }
}

async function idNumberField({ page, readers }: PageToRead, candidate: Candidate): Promise<ReadField> {
  const quad = lineOf(candidate.glyphs)
  if (candidate.value === null || !quad) return unwitnessed(page, candidate)
  const number = await decideIdNumber(
    asNumber(candidate.value),
    quad,
    {
      main: async (crop) => (await readers.recognize(page.pixels, crop)).map(({ text }) => text).join(''),
      witness: (crop) => readers.witness.numbers(page.pixels, crop, '0123456789X'),
    },
    null,
  )
  return toField(page, { ...candidate, value: number.value }, number)
}

const codeAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-'

/** A number of letters and digits; where Chinese characters stand in it, it is text to the second reader. */
async function codeField({ page, readers }: PageToRead, candidate: Candidate): Promise<ReadField> {
  const code = { ...candidate, value: candidate.value?.replace(/[\s*]/g, '') ?? null }
  const quad = lineOf(candidate.glyphs)
  if (code.value === null || /\p{Script=Han}/u.test(code.value) || !quad)
    return witnessed(page, code, readers)
  const second = await readers.witness.numbers(page.pixels, quad, codeAlphabet)
  const agrees = second === code.value
  return toField(page, code, { sure: agrees, reasons: [agrees ? 'readers-agree' : 'readers-disagree'] })
}
