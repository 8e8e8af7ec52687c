import { setImmediate } from 'node:timers/promises'
import type { AuditCheck, AuditHead, AuditLogRef } from '../../shared/domain/audit.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { verifyAuditLines } from '../vault/auditChain.ts'
import { type AuditSearch, createAuditSearch } from '../vault/auditSearch.ts'
import type { Desk } from './desk.ts'
import { explainError } from './explainError.ts'

/** A log to look into. @throws SealdeskError `batch/unknown`, and as opening its batch */
export function searchLog(desk: Desk, { batch }: AuditLogRef): AuditSearch {
  return batch === null ? createAuditSearch(desk.vault.database) : desk.batch(batch).search
}

/**
 * Checks every log that there is, each to its last line. A log that cannot be read is one that is not intact; the
 * others are checked all the same.
 *
 * @param expected head of the vault's log as somebody outside of it wrote it down
 */
export async function verifyLogs(desk: Desk, expected: AuditHead | null): Promise<AuditCheck[]> {
  const { vault, register } = desk
  const own = verifyAuditLines(vault.audit.lines(), expected ?? undefined)
  const checks: AuditCheck[] = [{ batch: null, name: vault.vendor.name, outcome: own }]
  // The log of a destroyed batch went with it; where it ended stands in the order that two people signed.
  for (const { batchId, title } of register.list().filter(({ state }) => state !== 'destroyed')) {
    // A large log takes a second; other requests go on between two of them.
    await setImmediate()
    checks.push({ batch: batchId, name: title, outcome: await verifyBatchLog(desk, batchId) })
  }
  return checks
}

async function verifyBatchLog(desk: Desk, batchId: BatchId): Promise<AuditCheck['outcome']> {
  await desk.ready(batchId)
  try {
    const recorded = desk.vault.batchLogs.recorded(batchId)
    return verifyAuditLines(desk.batch(batchId).audit.lines(), recorded ?? undefined)
  } catch (error) {
    const known = explainError(desk.ports)(error)
    if (!(known instanceof SealdeskError)) throw error
    return { state: 'unreadable', error: { code: known.code, params: known.params } }
  }
}
