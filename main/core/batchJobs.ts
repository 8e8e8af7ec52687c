import type { BatchId, JobId } from '../../shared/domain/ids.ts'
import type { ResumableStep } from '../../shared/domain/view.ts'
import { importBatch } from '../batch/importBatch.ts'
import { exportResult } from '../report/exportResult.ts'
import { evaluateAndKeep, evaluateEach } from '../review/evaluation.ts'
import type { Desk } from './desk.ts'
import type { JobContext } from './jobs.ts'
import { createBatchStores } from './openBatch.ts'
import { readOpenBatch } from './readOpenBatch.ts'

/** The long jobs on a batch: they are remembered until they end, so that locking or a crash only interrupts them. */

/** @param path of the package as it was handed over */
export function startImport(desk: Desk, path: string): JobId {
  return start(desk, 'import', 'bytes', null, path, (context) => {
    const { vault, register, amendments, ports } = desk
    const { clock, threads } = ports
    const needs: Parameters<typeof importBatch>[0] = {
      vault,
      register,
      amendments,
      clock,
      ...(threads && { threads }),
      prepare: (database, at) => evaluateEach(createBatchStores(database), at),
      reconsider(database, cases, at) {
        const stores = createBatchStores(database)
        for (const caseNo of cases) evaluateAndKeep(stores, caseNo, at)
      },
    }
    return importBatch(needs, path, context)
  })
}

/** Reads what is left to read. @throws SealdeskError `batch/unknown` */
export function startRead(desk: Desk, batch: BatchId): JobId {
  desk.register.get(batch)
  return start(desk, 'read', 'documents', batch, null, async (context) => {
    await readOpenBatch(desk.batch(batch), desk.ports, context)
    desk.vault.audit.append('batch.read', batch, 'ok')
    return batch
  })
}

/** @param out path of the new file @throws SealdeskError `batch/unknown` */
export function startExport(desk: Desk, batch: BatchId, out: string): JobId {
  desk.register.get(batch)
  return start(desk, 'export', 'cases', batch, out, async (context) => {
    await exportOf(desk, batch, out, context)
    return batch
  })
}

function start(
  desk: Desk,
  step: ResumableStep,
  unit: 'bytes' | 'documents' | 'cases',
  batch: BatchId | null,
  path: string | null,
  run: (context: JobContext) => Promise<BatchId>,
): JobId {
  const { jobs, begunJobs, ports, vault } = desk
  const remember = (job: JobId) => {
    const startedAt = ports.clock().toISOString()
    begunJobs.begin({ job, step, batch, path, startedAt, startedBy: vault.session.user })
    return () => begunJobs.end(job)
  }
  return jobs.start({ step, unit, batch, remember }, run)
}

async function exportOf(desk: Desk, batchId: BatchId, out: string, context: JobContext): Promise<void> {
  const { vault, register, ports } = desk
  const { stores, audit, registered } = desk.batch(batchId)
  const lender = vault.lenders.inGoodStanding(registered.lender)
  const { packageId } = await exportResult(
    {
      stores,
      audit,
      vendor: vault.vendor,
      exporter: vault.person,
      lender,
      clock: ports.clock,
    },
    out,
    context,
  )
  register.markExported(batchId)
  for (const log of [audit, vault.audit]) log.append('result.exported', batchId, 'ok', { packageId })
  vault.batchLogs.record(batchId, audit)
}
