import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { BatchStores } from '../review/caseView.ts'
import { evaluateEach } from '../review/evaluation.ts'

/** Cases that are judged in one go; then other requests have their turn. */
const casesAtOnce = 32

/**
 * Enters and judges the cases of a batch that an older version imported: all of them or, after a crash, none. Nothing
 * else may use the connection meanwhile.
 */
export async function judgeAnew(database: Database, stores: BatchStores, at: Date): Promise<void> {
  database.exec('BEGIN IMMEDIATE')
  try {
    let done = 0
    for (const _ of evaluateEach(stores, at)) if (++done % casesAtOnce === 0) await setImmediate()
    database.exec('COMMIT')
  } catch (error) {
    // Closed by then where the vault was locked; nothing is kept either way.
    if (database.open) database.exec('ROLLBACK')
    throw error
  }
}
