import { localDate } from './calendar.ts'

/**
 * Whether a day is over where the station stands.
 *
 * @param date ISO 8601 calendar date, as an order has it; `null` where it sets none
 */
export function isPast(date: string | null, now: Date): boolean {
  return date !== null && date < localDate(now)
}
