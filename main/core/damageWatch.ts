import { setTimeout } from 'node:timers/promises'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { Batches } from '../vault/batches.ts'

/** Milliseconds that belong to those who work, after each step of about one. */
const rest = 10

/** What goes through the databases of the batches that somebody works on, page by page, while they work. */
export interface DamageWatch {
  /** Has a batch that was opened looked through after those before it. */
  add(batchId: BatchId): void
  /** Leaves the rest unchecked; the next unlocking begins anew. */
  stop(): Promise<void>
}

/** @param onDamage told of each batch that could not be gone through, once, and why */
export function createDamageWatch(
  batches: Pick<Batches, 'check'>,
  onDamage: (batchId: BatchId, error: unknown) => void,
): DamageWatch {
  let isStopped = false
  let queue = Promise.resolve()

  async function check(batchId: BatchId): Promise<void> {
    if (isStopped) return
    try {
      for (const _ of batches.check(batchId)) {
        await setTimeout(rest)
        if (isStopped) return
      }
    } catch (error) {
      onDamage(batchId, error)
    }
  }

  return {
    add(batchId) {
      queue = queue.then(() => check(batchId))
    },
    stop() {
      isStopped = true
      return queue
    },
  }
}
