import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Events } from '../../shared/ipc/request.ts'
import { createRegisterStore } from '../batch/registerStore.ts'
import type { Vault } from '../vault/vault.ts'
import { explainError } from './explainError.ts'
import { createJobs } from './jobs.ts'
import { type OpenBatch, openBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'

/** An unlocked vault with a person at it: what the handlers of requests work on. */
export function createDesk(
  vault: Vault,
  ports: CorePorts,
  emit: <K extends keyof Events<typeof contract>>(name: K, payload: Events<typeof contract>[K]) => void,
) {
  const register = createRegisterStore(vault.database)
  const batches = new Map<BatchId, OpenBatch>()
  const revealed = new Set<string>()
  const jobs = createJobs(
    {
      progress: (progress) => emit('job.progress', progress),
      ended: (end) => emit('job.ended', end),
      explain: explainError(ports),
      report: ports.report,
    },
    ports.clock,
  )

  return {
    vault,
    ports,
    register,
    jobs,

    /** @throws SealdeskError `batch/unknown` */
    batch(batchId: BatchId): OpenBatch {
      const open = batches.get(batchId)
      if (open) return open
      const batch = openBatch(vault, register.get(batchId), ports.clock)
      batches.set(batchId, batch)
      // Also what a session that was ended by a crash, or by locking, had no time to write down.
      vault.batchLogs.record(batchId, batch.audit)
      return batch
    },

    /** Cases whose masked values this person asked to see, until they are opened again. */
    revealed: {
      has: (batch: BatchId, caseNo: CaseNo): boolean => revealed.has(`${batch}/${caseNo}`),
      add: (batch: BatchId, caseNo: CaseNo): void => void revealed.add(`${batch}/${caseNo}`),
      remove: (batch: BatchId, caseNo: CaseNo): void => void revealed.delete(`${batch}/${caseNo}`),
    },

    async close(): Promise<void> {
      await jobs.stop()
      try {
        for (const [batchId, batch] of batches) {
          vault.batchLogs.record(batchId, batch.audit)
          await batch.close()
        }
      } finally {
        vault.close()
      }
    },
  }
}

export type Desk = ReturnType<typeof createDesk>
