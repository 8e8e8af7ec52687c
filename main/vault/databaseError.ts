import Database from 'better-sqlite3'
import { SealdeskError } from '../../shared/errors/error.ts'

/**
 * What an error of SQLite on the database at `path` means to a person; anything else as it came. A database is only
 * ever opened with a key that was authenticated before, so one that does not open is damaged.
 */
export function databaseError(error: unknown, path: string): unknown {
  const code = sqliteCode(error)
  if (isDamage(error)) return new SealdeskError('vault/database-corrupt', { name: path }, { cause: error })
  if (code === 'SQLITE_FULL') return new SealdeskError('file/disk-full', { path }, { cause: error })
  if (code === 'SQLITE_CANTOPEN' || code?.startsWith('SQLITE_READONLY') || code?.startsWith('SQLITE_IOERR'))
    return new SealdeskError('file/not-writable', { path, reason: code }, { cause: error })
  return error
}

/** Whether SQLite met a page that is not as it was written, or that contradicts another. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true
}

/** Result code of an error that SQLite gave, such as `SQLITE_BUSY`. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined
}
