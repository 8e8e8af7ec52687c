const millisecondsADay = 86_400_000

/** Whether a text is an ISO 8601 date that the Gregorian calendar has. */
export function isRealDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}

/** The date some days after another (before it, if negative). Dates are ISO 8601. */
export function addDays(date: string, days: number): string {
  return isoDate(new Date(utc(date) + days * millisecondsADay))
}

/** The same day some years later; 29 February becomes 28 February in a common year. */
export function addYears(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0')
  const same = `${year}${date.slice(4)}`
  return isRealDate(same) ? same : `${year}-02-28`
}

/** The same day some months later, or the last day of the month where that is shorter. */
export function addMonths(date: string, months: number): string {
  const first = new Date(utc(`${date.slice(0, 7)}-01`))
  first.setUTCMonth(first.getUTCMonth() + months)
  const month = isoDate(first).slice(0, 7)
  const days = ['31', '30', '29', '28'].filter((day) => day <= date.slice(8)).map((day) => `${month}-${day}`)
  return [`${month}${date.slice(7)}`, ...days].find(isRealDate) ?? `${month}-01`
}

/** Completed years of age at a date. */
export function ageAt(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4))
  return date.slice(5) < birth.slice(5) ? years - 1 : years
}

/** Days from one date to another; below zero where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / millisecondsADay)
}

function utc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10)
}
