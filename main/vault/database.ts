import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { SealdeskError } from '../../shared/errors/error.ts'
import { copyDatabase } from './databaseCopy.ts'
import { databaseError } from './databaseError.ts'
import { type Migration, migrate, schemaVersion } from './migrate.ts'
import { isLogDamaged } from './writeAheadLog.ts'

/** An encrypted database: where it lies, its raw 32-byte key, and the schema that it is brought to. */
export interface DatabaseFile {
  readonly path: string
  readonly key: Uint8Array
  readonly migrations: readonly Migration[]
  readonly clock: () => Date
}

/** Creates a database. The path must be free. @throws SealdeskError `file/disk-full`, `file/not-writable`, `file/exists` */
export function createDatabase(file: DatabaseFile): Database.Database {
  const { path } = file
  if (existsSync(path)) throw new SealdeskError('file/exists', { path })
  return connect(file, (db) => migrate(db, { ...file, name: path }))
}

/**
 * Opens a database that is there, authenticates every page of it and brings its schema up to date. A copy of one that
 * is about to be changed stays beside it, as `<name>.version-<n>`.
 *
 * @throws SealdeskError `vault/database-missing`, `vault/database-corrupt`, `vault/newer-version`,
 *   `file/disk-full`, `file/not-writable`
 */
export function openDatabase(file: DatabaseFile): Database.Database {
  return openPresent(file, (db) => {
    requireWhole(db, file)
    bringUpToDate(db, file)
  })
}

/**
 * Opens a database like `openDatabase`, however large it is, without looking at all of it: its first page, its schema
 * and its write-ahead log are authenticated now, each other page when SQLite reads it or whoever opens it goes through
 * `openPages`. Before its schema is changed, all of it is.
 *
 * @throws SealdeskError as `openDatabase`
 */
export function openLargeDatabase(file: DatabaseFile): Database.Database {
  return openPresent(file, (db) => {
    // What a crash left in the log is put into the file.
    db.pragma('wal_checkpoint')
    if (schemaVersion(db) < newestVersion(file)) requireWhole(db, file)
    bringUpToDate(db, file)
  })
}

/**
 * A second connection to a database that is open, on which everything stays as it is now until it is closed: what is
 * written meanwhile it does not see, and it writes nothing.
 *
 * @throws SealdeskError as `openDatabase`
 */
export function openSnapshot({ path, key }: Pick<DatabaseFile, 'path' | 'key'>): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    unlock(db, key)
    db.pragma('temp_store = MEMORY')
    db.exec('BEGIN')
    // A transaction sees the database as it is when it first reads.
    schemaVersion(db)
    return db
  } catch (error) {
    db?.close()
    throw databaseError(error, path)
  }
}

function openPresent(file: DatabaseFile, prepare: (db: Database.Database) => void): Database.Database {
  const { path } = file
  if (!existsSync(path)) throw new SealdeskError('vault/database-missing', { name: path })
  // To SQLite a file cut to nothing is a new database; one of ours was never without a schema.
  if (statSync(path).size === 0) throw new SealdeskError('vault/database-corrupt', { name: path })
  if (isLogDamaged(path)) throw new SealdeskError('vault/database-corrupt', { name: `${path}-wal` })
  return connect(file, prepare)
}

/** @throws SealdeskError `vault/database-corrupt` */
function requireWhole(db: Database.Database, { path }: DatabaseFile): void {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
    throw new SealdeskError('vault/database-corrupt', { name: path })
}

function bringUpToDate(db: Database.Database, file: DatabaseFile): void {
  const found = schemaVersion(db)
  if (found === 0) throw new SealdeskError('vault/database-corrupt', { name: file.path })
  if (found < newestVersion(file)) copyDatabase(db, `${file.path}.version-${found}`)
  migrate(db, { ...file, name: file.path })
}

function newestVersion({ migrations }: DatabaseFile): number {
  return migrations.at(-1)?.version ?? 0
}

function connect({ path, key }: DatabaseFile, prepare: (db: Database.Database) => void): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(path)
    unlock(db, key)
    // Temporary files would hold plaintext.
    db.pragma('temp_store = MEMORY')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('secure_delete = ON')
    // Without it INSERT OR REPLACE deletes a row past the trigger that refuses deleting.
    db.pragma('recursive_triggers = ON')
    prepare(db)
    return db
  } catch (error) {
    db?.close()
    throw databaseError(error, path)
  }
}

/** Form 4 of the sqlcipher scheme is that of SQLCipher 4, so other programs can open the file with the key. */
function unlock(db: Database.Database, key: Uint8Array): void {
  db.pragma("cipher = 'sqlcipher'")
  db.pragma('legacy = 4')
  const rawKey = Buffer.concat([Buffer.from('raw:'), key])
  db.key(rawKey)
  rawKey.fill(0)
}
