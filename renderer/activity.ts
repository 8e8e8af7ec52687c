/** Milliseconds between two reports: far below any idle limit, and no burden at the rate of pointer moves. */
const betweenReports = 15_000

/** @returns what to call at every sign of life; it tells the idle clock now and then that somebody is there */
export function reportActivity(touch: () => Promise<void>, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    if (now() - last < betweenReports) return
    last = now()
    // The idle clock locks a window that cannot reach it; there is nothing to tell the person.
    touch().catch(() => undefined)
  }
}
