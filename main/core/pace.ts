/** Milliseconds. */
const betweenReports = 100

/**
 * Says of each report on how far something is whether it goes out: at most ten a second do, and the last one always.
 *
 * @returns whether a report of `done` out of `total` goes out now
 */
export function createPace(clock: () => Date): (done: number, total: number) => boolean {
  let lastReport = 0
  return (done, total) => {
    const now = clock().getTime()
    if (done < total && now - lastReport < betweenReports) return false
    lastReport = now
    return true
  }
}
