import Database from 'better-sqlite3'
import { SealdeskError } from '../../shared/errors/error.ts'
import { databaseError, sqliteCode } from './databaseError.ts'

/**
 * Holds a vault against every other process, and against a second opening in this one.
 *
 * The lock is the operating system's on an empty SQLite file: it ends with its holder, however that ends, and no
 * process number is taken for another's. Nothing else in this process may open the file (POSIX drops a process's
 * locks on a file when any of its descriptors of it is closed).
 *
 * @returns a function that lets go
 * @throws SealdeskError `vault/in-use`, `file/not-writable`
 */
export function lockVault(path: string): () => void {
  const file = openLockFile(path)
  try {
    file.pragma('journal_mode = MEMORY')
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    throw sqliteCode(error) === 'SQLITE_BUSY'
      ? new SealdeskError('vault/in-use', {}, { cause: error })
      : databaseError(error, path)
  }
  held.add(file)
  return () => {
    file.close()
    held.delete(file)
  }
}

// A connection that nothing refers to is closed by the garbage collector, and a lock must not end by that.
const held = new Set<Database.Database>()

function openLockFile(path: string) {
  try {
    return new Database(path, { timeout: 0 })
  } catch (error) {
    throw databaseError(error, path)
  }
}
