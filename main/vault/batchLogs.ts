import type { Database } from 'better-sqlite3'
import { AuditEntry, AuditHead } from '../../shared/domain/audit.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { AuditLog } from './auditLog.ts'

/** What the vault's log says of the batches' logs: where each ended when that was last written down. */
export interface BatchLogs {
  /**
   * Writes the end of a batch's log down, if it has moved. Not where the log no longer holds the end that was written
   * down before: what shows the damage stays.
   */
  record(batchId: BatchId, log: AuditLog): void
  /** The end that was written down last; `null` if none was. */
  recorded(batchId: BatchId): AuditHead | null
}

export function createBatchLogs(database: Database, audit: AuditLog): BatchLogs {
  const selectLast = database
    .prepare<[{ batchId: string }], string>(
      `SELECT entry_json FROM audit
       WHERE action = 'batch.log-recorded' AND entry_json ->> 'on' = :batchId ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
  const known = new Map<BatchId, AuditHead | null>()

  function recorded(batchId: BatchId): AuditHead | null {
    const remembered = known.get(batchId)
    if (remembered !== undefined) return remembered
    const json = selectLast.get({ batchId })
    const head = json === undefined ? null : AuditHead.parse(AuditEntry.parse(JSON.parse(json)).detail)
    known.set(batchId, head)
    return head
  }

  return {
    recorded,
    record(batchId, log) {
      const head = log.head()
      const before = recorded(batchId)
      if (!head || head.hash === before?.hash) return
      if (before && log.hashAt(before.seq) !== before.hash) return
      audit.append('batch.log-recorded', batchId, 'ok', { ...head })
      known.set(batchId, head)
    },
  }
}
