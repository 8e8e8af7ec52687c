/** Calendar days on the wall at the station, ISO 8601: an order names days, not instants. */
export function localDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The Sunday that ends the week of an instant; weeks begin on Monday. Source: GB/T 7408.1-2023. */
export function endOfWeek(at: Date): string {
  const daysLeft = (7 - at.getDay()) % 7
  return localDate(new Date(at.getFullYear(), at.getMonth(), at.getDate() + daysLeft))
}
