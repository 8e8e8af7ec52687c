import { JobEnd } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { contract } from '../../shared/ipc/contract.ts'
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

/** Counts the error that an event tells of: a job that failed, or damage that was found. */
export function countToldError(name: string, payload: unknown, errors: Tally): void {
  const error = toldError(name, payload)
  if (error) errors.count(error.code)
}

function toldError(name: string, payload: unknown): ErrorRecord | undefined {
  if (name === 'batch.damaged') return contract.batch.damaged.payload.safeParse(payload).data?.error
  if (name !== 'job.ended') return undefined
  const outcome = JobEnd.safeParse(payload).data?.outcome
  return outcome?.state === 'failed' ? outcome.error : undefined
}
