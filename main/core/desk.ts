import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Events } from '../../shared/ipc/request.ts'
import { failure } from '../../shared/ipc/wire.ts'
import { settleAmendments } from '../batch/amendBatch.ts'
import { createAmendmentRegister } from '../batch/amendmentRegisterStore.ts'
import { finishDestructions } from '../batch/destroyBatch.ts'
import { createDestructionStore } from '../batch/destructionStore.ts'
import { createJobStore } from '../batch/jobStore.ts'
import { createRegisterStore } from '../batch/registerStore.ts'
import type { Vault } from '../vault/vault.ts'
import { createDamageWatch } from './damageWatch.ts'
import { explainError } from './explainError.ts'
import { createJobs } from './jobs.ts'
import { type OpenBatch, openBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'
import { createPreparedPages } from './preparedPages.ts'
import { finishDiscards, trainingOf } from './training/training.ts'

/** An unlocked vault with a person at it: what the handlers of requests work on. */
export function createDesk(
  vault: Vault,
  ports: CorePorts,
  emit: <K extends keyof Events<typeof contract>>(name: K, payload: Events<typeof contract>[K]) => void,
) {
  const register = createRegisterStore(vault.database)
  const amendments = createAmendmentRegister(vault.database)
  const destructions = createDestructionStore(vault.database)
  const batches = new Map<BatchId, OpenBatch>()
  const opening = new Map<BatchId, Promise<void>>()
  /** What kept a batch from opening when that was last tried. */
  const refusals = new Map<BatchId, unknown>()
  const revealed = new Set<string>()
  const prepared = createPreparedPages(ports.decoder.decoder)
  const explain = explainError(ports)
  const jobs = createJobs(
    {
      progress: (progress) => emit('job.progress', progress),
      ended: (end) => emit('job.ended', end),
      explain,
      report: ports.report,
    },
    ports.clock,
  )
  const watch = createDamageWatch(vault.batches, (batch, error) => {
    const outcome = failure(explain(error), (unexpected) => ports.report('watch', unexpected))
    if (!outcome.ok) emit('batch.damaged', { batch, error: outcome.error })
  })

  try {
    finishDestructions({ vault, amendments, destructions, clock: ports.clock })
    finishDiscards({ vault, register })
  } catch (error) {
    // Nobody works at a desk where an ordered destruction cannot be finished.
    vault.close()
    throw error
  }

  async function open(batchId: BatchId): Promise<void> {
    const registered = register.get(batchId)
    if (registered.state === 'destroyed') throw new SealdeskError('batch/destroyed', { batch: batchId })
    settleAmendments({ vault, register, amendments, clock: ports.clock }, batchId)
    const batch = await openBatch(vault, registered, ports.clock)
    batches.set(batchId, batch)
    watch.add(batchId)
    // Also what a session that was ended by a crash, or by locking, had no time to write down.
    vault.batchLogs.record(batchId, batch.audit)
  }

  async function tryToOpen(batchId: BatchId): Promise<void> {
    try {
      await open(batchId)
      refusals.delete(batchId)
    } catch (error) {
      refusals.set(batchId, error)
    } finally {
      opening.delete(batchId)
    }
  }

  /** How a log went on that damage has made unreadable, nobody can say. */
  function recordEnd(batchId: BatchId, { audit }: OpenBatch): void {
    try {
      vault.batchLogs.record(batchId, audit)
    } catch (error) {
      if (!(error instanceof SealdeskError && error.code === 'vault/database-corrupt')) throw error
    }
  }

  return {
    vault,
    ports,
    register,
    amendments,
    destructions,
    jobs,
    begunJobs: createJobStore(vault.database),
    prepared,

    /** Whether a training batch is on its way in: there is one at a time. */
    trainingUnderWay: { isComing: false },

    /** Says how the training of the person at the desk stands now. */
    trainingChanged: () => emit('training.changed', trainingOf({ vault, register })),

    isReady: (batchId: BatchId): boolean => batches.has(batchId),

    /** Opens a batch, unless it is open. Resolves also where it does not open: `batch` then says why. */
    async ready(batchId: BatchId): Promise<void> {
      if (batches.has(batchId)) return
      const begun = opening.get(batchId) ?? tryToOpen(batchId)
      opening.set(batchId, begun)
      await begun
    },

    /**
     * A batch that `ready` has opened.
     *
     * @throws SealdeskError `batch/unknown`, `batch/destroyed`, `batch/no-key`, and as `openBatch`; `batch/busy` while it
     *   is being opened or destroyed
     */
    batch(batchId: BatchId): OpenBatch {
      const batch = batches.get(batchId)
      if (batch) return batch
      throw refusals.get(batchId) ?? new SealdeskError('batch/busy', { batch: batchId })
    },

    /** Lets go of a batch that is about to be destroyed; what it was is not kept in memory either. */
    async forget(batchId: BatchId): Promise<void> {
      const batch = batches.get(batchId)
      batches.delete(batchId)
      prepared.forget(batchId)
      for (const shown of revealed) if (shown.startsWith(`${batchId}/`)) revealed.delete(shown)
      await batch?.close()
    },

    /** Cases whose masked values this person asked to see, until they are opened again. */
    revealed: {
      has: (batch: BatchId, caseNo: CaseNo): boolean => revealed.has(`${batch}/${caseNo}`),
      add: (batch: BatchId, caseNo: CaseNo): void => void revealed.add(`${batch}/${caseNo}`),
      remove: (batch: BatchId, caseNo: CaseNo): void => void revealed.delete(`${batch}/${caseNo}`),
    },

    async close(): Promise<void> {
      prepared.forget()
      await jobs.stop()
      await watch.stop()
      try {
        for (const [batchId, batch] of batches) {
          recordEnd(batchId, batch)
          await batch.close()
        }
      } finally {
        vault.close()
      }
    },
  }
}

export type Desk = ReturnType<typeof createDesk>
