import { setImmediate } from 'node:timers/promises'

/** Cases that are gone through in one go, some 20 ms; then other requests have their turn. */
const atOnce = 16

/** The same, with a pause now and then in which others are answered. */
export async function* inTurns<Case>(cases: Iterable<Case>): AsyncIterable<Case> {
  let done = 0
  for (const one of cases) {
    yield one
    done += 1
    if (done % atOnce === 0) await setImmediate()
  }
}
