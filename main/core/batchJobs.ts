import type { BatchId, JobId } from '../../shared/domain/ids.ts'
import type { ResumableStep } from '../../shared/domain/view.ts'
import { importBatch } from '../batch/importBatch.ts'
import type { ResultRequest } from '../report/deliveryStore.ts'
import { exportResult } from '../report/exportResult.ts'
import { evaluateAndKeep, evaluateEach } from '../review/evaluation.ts'
import { createAuditLog } from '../vault/auditLog.ts'
import type { Desk } from './desk.ts'
import { createEvidence } from './evidence.ts'
import type { JobContext } from './jobs.ts'
import { logIncidents } from './logIncidents.ts'
import { createBatchStores } from './openBatch.ts'
import { readOpenBatch } from './readOpenBatch.ts'

/** The long jobs on a batch: they are remembered until they end, so that locking or a crash only interrupts them. */

/** @param path of the package as it was handed over */
export function startImport(desk: Desk, path: string): JobId {
  return start(desk, 'import', 'bytes', null, path, (context) => importPackage(desk, path, context))
}

/** The work of that job. @throws as `importBatch` */
export function importPackage(
  { vault, register, amendments, ports }: Desk,
  path: string,
  context: JobContext,
): Promise<BatchId> {
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
}

/** Reads what is left to read. @throws SealdeskError `batch/unknown` */
export function startRead(desk: Desk, batch: BatchId): JobId {
  desk.register.get(batch)
  return start(desk, 'read', 'documents', batch, null, async (context) => {
    await desk.ready(batch)
    await readOpenBatch(desk.batch(batch), desk.ports, context)
    desk.vault.audit.append('batch.read', batch, 'ok')
    return batch
  })
}

/**
 * Writes the next result.
 *
 * @param out path of the new file
 * @param asked what the supervisor wants; null where an interrupted export is taken up as it was asked for
 * @throws SealdeskError `batch/unknown`
 */
export function startExport(
  desk: Desk,
  batch: BatchId,
  out: string,
  asked: Pick<ResultRequest, 'reason' | 'isAgain'> | null,
): JobId {
  desk.register.get(batch)
  return start(desk, 'export', 'cases', batch, out, async (context) => {
    await desk.ready(batch)
    await exportOf(desk, batch, out, requestOf(desk, batch, asked), context)
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

/** What is asked for now, which is kept in case it is interrupted, or else what was asked for last. */
function requestOf(
  desk: Desk,
  batchId: BatchId,
  asked: Pick<ResultRequest, 'reason' | 'isAgain'> | null,
): ResultRequest {
  const { deliveries } = desk.batch(batchId).stores
  const at = desk.ports.clock().toISOString()
  const by = desk.vault.session.user
  if (asked) deliveries.request({ ...asked, by, at })
  return deliveries.lastRequest() ?? { reason: null, isAgain: false, by, at }
}

async function exportOf(
  desk: Desk,
  batchId: BatchId,
  out: string,
  request: ResultRequest,
  context: JobContext,
): Promise<void> {
  const { vault, register, ports } = desk
  const batch = desk.batch(batchId)
  const { stores, audit, registered, atomically, read } = batch
  const lender = vault.lenders.inGoodStanding(registered.lender)
  const parties = { vendor: vault.vendor, exporter: vault.person, lender, clock: ports.clock }
  const incidents = vault.incidents.forLender(batchId)
  logIncidents(batch, incidents)
  // People go on working meanwhile: each file of the result tells of the same moment all the same.
  const snapshot = vault.batches.snapshot(batchId)
  try {
    const snapshotStores = createBatchStores(snapshot)
    const { evidence } = snapshotStores.cases.received().terms
    const source = {
      ...parties,
      incidents,
      stores: snapshotStores,
      evidence: createEvidence(ports.decoder, snapshotStores, read, evidence),
      audit: createAuditLog(snapshot, { who: vault.session.user, clock: ports.clock }),
    }
    const { delivery, cases } = await exportResult(source, request, out, context)
    atomically(() => {
      stores.deliveries.add(delivery, cases)
      audit.append('result.exported', batchId, 'ok', { packageId: delivery.packageId, cases: cases.length })
    })
    vault.audit.append('result.exported', batchId, 'ok', { packageId: delivery.packageId })
  } finally {
    snapshot.close()
  }
  if (stores.rows.undecided().count === 0 && stores.deliveries.decided('new').length === 0)
    register.markExported(batchId)
  vault.batchLogs.record(batchId, audit)
}
