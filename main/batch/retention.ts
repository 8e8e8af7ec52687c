/**
 * Whether a day is over where the station stands.
 *
 * @param date ISO 8601 calendar date, as an order has it; `null` where it sets none
 */
export function isPast(date: string | null, now: Date): boolean {
  return date !== null && date < localDate(now)
}

/** The calendar date on the wall at the station. The lender's order names days, not instants. */
function localDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
