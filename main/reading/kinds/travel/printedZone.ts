import { isRealDate } from '../../../../shared/rules/date.ts'
import type { Glyph, Row } from '../../fields/layout/row.ts'
import { editDistance } from './editDistance.ts'

/**
 * The zone of a data page that people read: the second place of what the machine-readable zone says. It is looked through
 * for what it should say, not read field by field, for small labels are the first to be lost on a poor picture.
 */

/** A day that is written on the page, ISO 8601. */
export interface PrintedDate {
  readonly date: string
  readonly glyphs: readonly Glyph[]
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** `05 AUG 1981`, `05 8月/AUG 1981`, `05 AUG/AOÛ 1981`; readers take an O for a nought and an I or l for a one. */
const withMonthName =
  /([0-3OQ][\dOIl])[^A-Z\d]{0,3}(?:[01]?[\dOIl]月)?[^A-Z\d]{0,3}([A-Z0-9]{3})(?:[^A-Z\d]{1,3}[A-ZÀ-Ü0-9]{3,4})?[^A-Z\d]{0,3}((?:19|20|2O)[\dOIl]{2})(?!\d)/g
/** `1981-08-05`, `1981.08.05`, `1981年8月5日`. */
const inFigures = /(?<!\d)((?:19|20)\d{2})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/g
/** `05.08.1981`, `05/08/1981`. */
const dayFirst = /(?<!\d)(\d{2})[-./](\d{2})[-./]((?:19|20)\d{2})(?!\d)/g

/** All days written on the page, in reading order. */
export function printedDates(rows: readonly Row[]): PrintedDate[] {
  return rows.flatMap((row) => [
    ...datesIn(row, withMonthName, ([, day = '', month = '', year = '']) => [year, monthNumber(month), day]),
    ...datesIn(row, inFigures, ([, year = '', month = '', day = '']) => [year, month, day]),
    ...datesIn(row, dayFirst, ([, day = '', month = '', year = '']) => [year, month, day]),
  ])
}

function datesIn(row: Row, form: RegExp, parts: (match: RegExpMatchArray) => string[]): PrintedDate[] {
  return [...row.text.matchAll(form)].flatMap((match) => {
    const [year = '', month = '', day = ''] = parts(match).map(inDigits)
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const glyphs = row.glyphs.slice(match.index, match.index + match[0].length)
    return isRealDate(date) ? [{ date, glyphs }] : []
  })
}

function inDigits(text: string): string {
  return text.replace(/[OQ]/g, '0').replace(/[Il]/g, '1')
}

function monthNumber(name: string): string {
  const letters = name.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('5', 'S').replaceAll('6', 'G')
  const at = monthNames.indexOf(letters)
  return at < 0 ? '' : String(at + 1)
}

/** Where a document number stands on the page, whole; `null` if it does not. */
export function findNumber(rows: readonly Row[], number: string): Glyph[] | null {
  for (const row of rows) {
    const at = row.text.indexOf(number)
    const before = row.text.charAt(at - 1)
    const after = row.text.charAt(at + number.length)
    // Digits beside it would make it another number; letters in front are mostly a label's.
    if (at >= 0 && !/\d/.test(before) && !/[A-Z\d]/.test(after))
      return row.glyphs.slice(at, at + number.length)
  }
  return null
}

/** Six to nine letters and digits, five digits among them. */
const numberForm = /(?<![A-Z\d])(?=(?:[A-Z]*\d){5})[A-Z\d]{6,9}(?![A-Z\d])/g
const writtenDate = /^\d{1,2}[A-Z]{3}\d{4}$|^(?:19|20)\d{6}$/
/** Characters of a number that may be misread for it to be known by the rest. */
const mostMisread = 3

/** The number on the page that was misread elsewhere: the one most like what was read, or the only one. */
export function nearNumber(rows: readonly Row[], read: string): { value: string; glyphs: Glyph[] } | null {
  const numbers = rows.flatMap((row) =>
    [...row.text.matchAll(numberForm)]
      .filter(([text]) => !writtenDate.test(text))
      .map((match) => ({
        value: match[0],
        glyphs: row.glyphs.slice(match.index, match.index + match[0].length),
        distance: editDistance(match[0], read),
      })),
  )
  const [nearest, ...others] = numbers.sort((a, b) => a.distance - b.distance)
  return nearest && (nearest.distance <= mostMisread || others.length === 0) ? nearest : null
}

/** The sex that the page writes: 男 or 女, or a single M or F; `null` if it writes none, or both. */
export function printedSex(rows: readonly Row[]): { value: '男' | '女'; glyphs: Glyph[] } | null {
  const found = rows.flatMap((row) =>
    [...row.text.matchAll(/[男女]|(?<![A-Za-z])[MF](?![A-Za-z<\d])/g)].map((match) => ({
      value: /[男M]/.test(match[0]) ? ('男' as const) : ('女' as const),
      glyphs: row.glyphs.slice(match.index, match.index + 1),
    })),
  )
  const [first] = found
  return first && found.every(({ value }) => value === first.value) ? first : null
}
