/** An instant as the clock on the wall shows it: `2026-11-21 22:05`. */
export function localMinute(instant: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** The same with seconds: `2026-11-21 22:05:09`. */
export function localSecond(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(instant),
  )
}

/** Bytes as millions of them, as file managers count: `12.3`. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

/** Fen as yuan with thousands set apart: `120,000.00`. */
export function yuan(fen: number): string {
  return new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(fen / 100)
}

/** The day of an instant at the station: `2026-11-21`. */
export function localDay(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(instant)
}
