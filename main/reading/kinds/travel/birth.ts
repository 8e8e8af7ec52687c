import { ageAt } from '../../../../shared/rules/date.ts'
import { type MrzContent, mrzDate, mrzExpiry } from '../../../../shared/rules/mrz.ts'

/** A day of birth with its century; `isCertain` unless two centuries are possible and nothing tells them apart. */
export interface ResolvedBirth {
  /** ISO 8601; `null` if there is no such day. */
  readonly date: string | null
  readonly isCertain: boolean
}

/** Nobody older travels: the oldest people on record are little over this age. */
const oldest = 110

/**
 * The day of birth that a zone writes with two digits of the year. A date of the page tells the century; else the person
 * was born before the document was issued, and is no older than people become.
 *
 * @param printed days written on the page, ISO 8601
 */
export function birthOf(
  { birth, expiry }: Pick<MrzContent, 'birth' | 'expiry'>,
  printed: readonly string[],
): ResolvedBirth {
  const end = mrzExpiry(expiry) ?? '2099-12-31'
  const issued =
    printed
      .filter((date) => date < end)
      .sort()
      .at(-1) ?? end
  const inCentury = (notAfter: string) => mrzDate(birth, notAfter)
  const possible = [...new Set([inCentury(issued), inCentury('1999-12-31')])].filter((date) => date !== null)
  const onPage = possible.find((date) => printed.includes(date))
  if (onPage) return { date: onPage, isCertain: true }
  const alive = possible.filter((date) => ageAt(date, issued) <= oldest)
  return { date: alive[0] ?? possible[0] ?? null, isCertain: alive.length === 1 }
}
