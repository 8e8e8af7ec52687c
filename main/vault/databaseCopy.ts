import { rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { databaseError } from './databaseError.ts'
import { syncFile } from './durableFile.ts'

/**
 * Copies a database as it is at this moment, others working on it or not, encrypted under the same key. A file that
 * lies at the path is replaced.
 *
 * @throws SealdeskError `file/disk-full`, `file/not-writable`
 */
export function copyDatabase(db: Database, path: string): void {
  rmSync(path, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(path)
    syncFile(path)
  } catch (error) {
    rmSync(path, { force: true })
    throw databaseError(error, path)
  }
}
