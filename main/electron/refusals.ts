import type { Attempt, Refusal } from '../../shared/domain/refusal.ts'
import { createTally } from './tally.ts'

/** Whoever keeps what was refused: an open vault, in its log. */
interface Keeper {
  /** Whether there is anybody to tell. What is refused before that is told later. */
  isOpen(): boolean
  tell(refusal: Refusal): void
}

/** What the windows were refused. */
export interface Refusals {
  readonly refused: (attempt: Attempt) => void
  /** Since the application was started; of what was never tried, nothing. */
  counts(): Readonly<Record<string, number>>
  /** From now on the keeper is told. */
  keepWith(keeper: Keeper): void
  /** Tells what has not been told yet, if there is anybody to tell. */
  tell(): void
}

/**
 * A first refusal is told at once, and what follows within the time given in one word a kind: a page that tries without
 * end fills no log.
 *
 * @param write writes the kind down where whoever started the application sees it
 */
export function createRefusals({
  write,
  atMostEveryMs,
}: {
  write: (attempt: Attempt) => void
  atMostEveryMs: number
}): Refusals {
  const all = createTally()
  let untold: Partial<Record<Attempt, number>> = {}
  let keeper: Keeper | undefined
  let isResting = false

  function tell(): void {
    if (!keeper?.isOpen()) return
    const told = untold
    untold = {}
    for (const [attempt, times] of Object.entries(told)) keeper.tell({ attempt: attempt as Attempt, times })
  }

  function rest(): void {
    isResting = true
    setTimeout(() => {
      isResting = false
      if (Object.keys(untold).length === 0) return
      tell()
      rest()
    }, atMostEveryMs).unref()
  }

  return {
    refused(attempt) {
      all.count(attempt)
      untold[attempt] = (untold[attempt] ?? 0) + 1
      write(attempt)
      if (isResting) return
      tell()
      rest()
    },
    counts: all.counts,
    keepWith(next) {
      keeper = next
    },
    tell,
  }
}
