import { isRealDate } from '../../../../shared/rules/date.ts'

/** The printed word for a card that does not expire; also the value of `valid_to` then. */
export const forever = '长期'

/** A printed date, such as 1990年1月2日 or 2010.01.02, as ISO 8601; `null` if it is not one that exists. */
export function isoDate(text: string): string | null {
  const match =
    /(\d{4})\D{0,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)/.exec(text) ?? /(\d{4})\D?(\d{2})\D?(\d{2})/.exec(text)
  if (!match) return null
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(date) ? date : null
}

/** A printed period: two dates of eight digits, or one and 长期, whatever stands between. */
export function period(text: string): { from: string | null; to: string | null } {
  const digits = text.replace(/\D/g, '')
  return {
    from: isoDate(digits.slice(0, 8)),
    to: /[长長]期|长|期/.test(text) ? forever : digits.length >= 16 ? isoDate(digits.slice(8, 16)) : null,
  }
}
