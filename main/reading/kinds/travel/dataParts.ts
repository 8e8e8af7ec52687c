import type { FieldReason } from '../../../../shared/domain/reading.ts'
import { type MrzContent, mrzCheckDigit, mrzExpiry } from '../../../../shared/rules/mrz.ts'
import { isMrzState } from '../../../../shared/rules/mrzStates.ts'
import type { Glyph, Row } from '../../fields/layout/row.ts'
import type { Certainty } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { Readers } from '../kindReader.ts'
import { birthOf } from './birth.ts'
import type { DataLine } from './dataLine.ts'
import { editDistance } from './editDistance.ts'
import { findNumber, nearNumber, type PrintedDate, printedDates, printedSex } from './printedZone.ts'
import { confirmed } from './zoneWitness.ts'

/** Places of the second line: from, and up to which; the check digit of those that have one stands behind them. */
export const dataPlaces = {
  number: [0, 9],
  nationality: [10, 13],
  birth: [13, 19],
  sex: [20, 21],
  expiry: [21, 27],
} as const

/** A field of the second line. */
export interface DataPart extends Certainty {
  readonly value: string | null
  /** Where the printed zone has it, if it was found there. */
  readonly glyphs: readonly Glyph[] | null
}

/** The check digit does not tell a G from a 6 (16 and 6) nor an S from an 8, so a number must be seen once more. */
export async function numberPart(
  page: PageText,
  data: DataLine,
  printed: readonly Row[],
  readers: Readers,
): Promise<DataPart> {
  const { line, content } = data
  const { number, failing } = content
  const passes = !failing.includes('number')
  const glyphs = number.length >= 6 ? findNumber(printed, number) : null
  const check: FieldReason = passes ? 'check-digit-passes' : 'check-digit-fails'
  if (glyphs) return { value: number, glyphs, sure: passes, reasons: [check, 'second-place-agrees'] }
  const elsewhere = passes ? null : nearNumber(printed, number)
  if (elsewhere)
    return instead(data, 'number', elsewhere.value, elsewhere.value.padEnd(9, '<'), elsewhere.glyphs)
  const agrees = await confirmed(page, readers, line, dataPlaces.number)
  return {
    value: number,
    glyphs,
    sure: passes && agrees,
    reasons: [check, agrees ? 'readers-agree' : 'readers-disagree'],
  }
}

/** The state of issue, which the first line has, is the second place; most people travel with a passport of their own state. */
export function nationalityPart({ nationality }: MrzContent, head: string | null): DataPart {
  const issuer = head?.slice(2).replace(/<+$/, '') ?? null
  if (!isMrzState(nationality))
    return { value: issuer ?? nationality, glyphs: null, sure: false, reasons: ['not-in-vocabulary'] }
  const agrees = issuer === nationality
  return {
    value: nationality,
    glyphs: null,
    sure: agrees,
    reasons: [agrees ? 'second-place-agrees' : issuer === null ? 'no-witness' : 'second-place-disagrees'],
  }
}

export function birthPart(data: DataLine, printed: readonly Row[]): DataPart {
  const { content } = data
  const dates = printedDates(printed)
  const [first] = inOrder(dates)
  const { date, isCertain } = birthOf(
    content,
    dates.map((one) => one.date),
  )
  const passes = date !== null && !content.failing.includes('birth')
  if (!passes && isLikely(first, content.birth, dates))
    return instead(data, 'birth', first.date, digitsOf(first), first.glyphs)
  return datePart(date, passes, dates.find((one) => one.date === date)?.glyphs ?? null, isCertain)
}

export function expiryPart(data: DataLine, printed: readonly Row[]): DataPart {
  const { expiry, failing } = data.content
  const date = mrzExpiry(expiry)
  const dates = printedDates(printed)
  // The day of issue differs from that of expiry in little more than a digit of the year: only the last day counts.
  const last = inOrder(dates).at(-1)
  const passes = date !== null && !failing.includes('expiry')
  if (!passes && isLikely(last, expiry, dates))
    return instead(data, 'expiry', last.date, digitsOf(last), last.glyphs)
  return datePart(date, passes, last?.date === date ? last.glyphs : null, true)
}

function inOrder(dates: readonly PrintedDate[]): PrintedDate[] {
  return dates.toSorted((a, b) => a.date.localeCompare(b.date))
}

/** As a zone writes it. */
function digitsOf({ date }: PrintedDate): string {
  return date.slice(2).replaceAll('-', '')
}

/** Digits of a date that may be misread for it to be known by the rest. */
const mostMisread = 2

/**
 * Whether the first or last day of a page is the one of which the zone's digits fail: it differs from them in little, or
 * birth, issue and expiry are all there.
 */
function isLikely(
  day: PrintedDate | undefined,
  digits: string,
  dates: readonly PrintedDate[],
): day is PrintedDate {
  if (!day) return false
  const isNear = editDistance(digitsOf(day), digits) <= mostMisread
  return isNear || new Set(dates.map(({ date }) => date)).size >= 3
}

/** What the printed zone has where the other's check digit fails: the better reading, but one place alone. */
function instead(
  { line }: DataLine,
  name: 'number' | 'birth' | 'expiry',
  value: string,
  checked: string,
  glyphs: readonly Glyph[],
): DataPart {
  const digit = line.text.charAt(dataPlaces[name][1])
  const passes = mrzCheckDigit(checked) === digit
  return {
    value,
    glyphs,
    sure: false,
    reasons: [passes ? 'chosen-by-check-digit' : 'check-digit-fails', 'second-place-disagrees'],
  }
}

/** One wrong digit of a date never passes its check digit. */
function datePart(
  value: string | null,
  passes: boolean,
  glyphs: readonly Glyph[] | null,
  isCertain: boolean,
): DataPart {
  const reasons: FieldReason[] = [passes ? 'check-digit-passes' : 'check-digit-fails']
  if (glyphs) reasons.push('second-place-agrees')
  return { value, glyphs, sure: value !== null && isCertain && passes, reasons }
}

export async function sexPart(
  page: PageText,
  { line, content: { sex } }: DataLine,
  printed: readonly Row[],
  readers: Readers,
): Promise<DataPart> {
  const elsewhere = printedSex(printed)
  if (sex !== null && elsewhere?.value === sex)
    return { value: sex, glyphs: elsewhere.glyphs, sure: true, reasons: ['second-place-agrees'] }
  if (sex === null && elsewhere) return { ...elsewhere, sure: false, reasons: ['no-witness'] }
  // With the dates on its sides, of which every digit must be right as well.
  const agrees = sex !== null && (await confirmed(page, readers, line, [13, 28]))
  const reasons: FieldReason[] = [agrees ? 'readers-agree' : 'readers-disagree']
  return { value: sex, glyphs: null, sure: agrees && elsewhere === null, reasons }
}
