import { JobEnd } from '../../shared/domain/view.ts'
import type { Dispatch } from '../../shared/ipc/wire.ts'

/** How often each of a few known words was counted: what happened, never to whom or with what. */
export interface Tally {
  count(word: string): void
  counts(): Readonly<Record<string, number>>
}

export function createTally(): Tally {
  const counted = new Map<string, number>()
  return {
    count: (word) => void counted.set(word, (counted.get(word) ?? 0) + 1),
    counts: () => Object.fromEntries([...counted].sort(([one], [other]) => one.localeCompare(other, 'en'))),
  }
}

/** The same dispatch, with the codes counted of the errors that it answers with. */
export function countErrors(dispatch: Dispatch, errors: Tally): Dispatch {
  return async (name, input) => {
    const outcome = await dispatch(name, input)
    if (!outcome.ok) errors.count(outcome.error.code)
    return outcome
  }
}

/** Counts the error that an event tells of, if it is the end of a job that failed. */
export function countJobError(name: string, payload: unknown, errors: Tally): void {
  if (name !== 'job.ended') return
  const { data: end } = JobEnd.safeParse(payload)
  if (end?.outcome.state === 'failed') errors.count(end.outcome.error.code)
}
