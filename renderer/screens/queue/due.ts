const dayMs = 24 * 60 * 60 * 1000
/** From so many days before it is due on, a case says how many are left. */
const soonDays = 3

/** How near the day is on which a case is due. */
export type Nearness =
  | { readonly is: 'overdue' | 'soon'; readonly days: number }
  | { readonly is: 'today' | 'far' }

/**
 * @param due ISO 8601 day
 * @param today the day at the station, likewise
 */
export function nearnessOf(due: string, today: string): Nearness {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / dayMs)
  if (days < 0) return { is: 'overdue', days: -days }
  if (days === 0) return { is: 'today' }
  return days <= soonDays ? { is: 'soon', days } : { is: 'far' }
}
