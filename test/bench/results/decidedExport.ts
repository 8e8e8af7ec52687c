import { createBatchStores } from '../../../main/core/openBatch.ts'
import { noEvidence } from '../../../main/report/evidence.ts'
import { exportResult } from '../../../main/report/exportResult.ts'
import { createAuditLog } from '../../../main/vault/auditLog.ts'
import { openSnapshot } from '../../../main/vault/database.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { aLender, aVendor } from '../../fixtures/packages.ts'
import { batchKey } from './decidedBatch.ts'

const by = UserName.parse('样本主管')
const clock = () => new Date('2026-06-03T08:00:00Z')

/**
 * Who takes part in the export of a batch that `makeDecidedBatch` has written, and `run`, which exports it as the core
 * does: from a snapshot of its database.
 */
export async function decidedExport(database: string) {
  const [vendor, exporter, lender] = [await aVendor(), await aVendor(), await aLender()]

  async function run(out: string, context: Parameters<typeof exportResult>[3]) {
    const snapshot = openSnapshot({ path: database, key: batchKey })
    // As `batches.snapshot` has it.
    snapshot.pragma('cache_size = -32768')
    const source = {
      stores: createBatchStores(snapshot),
      incidents: [],
      audit: createAuditLog(snapshot, { who: by, clock }),
      evidence: noEvidence,
      vendor,
      exporter: { ...exporter, name: by },
      lender: lender.card,
      clock,
    }
    const request = { reason: null, isAgain: false, by, at: clock().toISOString() }
    try {
      return await exportResult(source, request, out, context)
    } finally {
      snapshot.close()
    }
  }

  return { lender, run }
}
