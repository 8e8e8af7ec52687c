/** An instant as the clock on the wall shows it: `2026-11-21 22:05`. */
export function localMinute(instant: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** Bytes in the unit that people compare with their file manager: `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** Fen as yuan with thousands set apart: `120,000.00`. */
export function yuan(fen: number): string {
  return new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(fen / 100)
}
