import type { UtilityProcess } from 'electron'
import { type Dispatch, wireOver } from '../../shared/ipc/wire.ts'
import { createService, type Service } from './service.ts'

/** The processes that run the OCR engines, as the shell sees them: each page goes to one that is free. */
export interface ReaderPool {
  readonly dispatch: Dispatch
  stop(): Promise<void>
}

interface Slot {
  readonly service: Service<ReturnType<typeof wireOver>>
  isBusy: boolean
  pages: number
}

/** A reader may end for a reason that is not the page's, such as want of memory: the page is tried once more. */
const attempts = 2

/**
 * A page on which readers end again and again is unreadable; the next page gets a new reader. Each process reads one page at a time;
 * pages that find none free wait in the order in which they came.
 *
 * @param recycledAfter pages after which a reader makes room for a new one, so that no engine's memory grows for days
 */
export function createReaderPool({
  fork,
  count,
  recycledAfter,
}: {
  fork: () => UtilityProcess
  count: number
  recycledAfter: number
}): ReaderPool {
  const slots = Array.from(
    { length: count },
    (): Slot => ({
      service: createService({ fork, connect: wireOver, onCrash: () => {} }),
      isBusy: false,
      pages: 0,
    }),
  )
  const waiting: ((slot: Slot | null) => void)[] = []
  let stops = 0

  function free(): Promise<Slot | null> {
    const slot = slots.find(({ isBusy }) => !isBusy)
    if (!slot) return new Promise((resolve) => waiting.push(resolve))
    slot.isBusy = true
    return Promise.resolve(slot)
  }

  function release(slot: Slot): void {
    const next = waiting.shift()
    if (next) next(slot)
    else slot.isBusy = false
  }

  return {
    async dispatch(name, input) {
      const stopsBefore = stops
      const slot = await free()
      if (!slot) return { ok: false, error: { code: 'ipc/unavailable', params: {} } }
      try {
        for (let attempt = 1; attempt <= attempts && stops === stopsBefore; attempt += 1) {
          const outcome = await (await slot.service.connection()).call(name, input)
          if (outcome.ok || outcome.error.code !== 'ipc/unavailable') {
            if (++slot.pages % recycledAfter === 0) await slot.service.stop()
            return outcome
          }
        }
        return { ok: false, error: { code: 'document/process-ended', params: {} } }
      } finally {
        release(slot)
      }
    },
    async stop() {
      stops += 1
      // What waited when the vault was locked is not read for the next person.
      for (const giveUp of waiting.splice(0)) giveUp(null)
      await Promise.all(slots.map(({ service }) => service.stop()))
    },
  }
}
