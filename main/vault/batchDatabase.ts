import type { Database } from 'better-sqlite3'
import { createDamageStop } from './damageStop.ts'
import { type DatabaseFile, openLargeDatabase, openSnapshot } from './database.ts'
import { openPages } from './databasePages.ts'

/** KiB of it that stay decrypted, so that looking through the queue of a batch does not decrypt it each time. */
const pagesKept = 32 * 1024

/** Pages that are authenticated in one go, which takes about a millisecond. */
const pagesAtOnce = 64

/** The database of a batch that is open. Once damage is found in it, whatever is asked of it is refused. */
export interface BatchDatabase {
  readonly connection: Database
  /**
   * The database as it is now, on a connection of its own that whoever asks for it closes.
   *
   * @throws SealdeskError as `openSnapshot`
   */
  snapshot(key: Uint8Array): Database
  /**
   * Authenticates every page that there is, those included that nobody has read. Between two steps others work with the
   * database.
   *
   * @throws SealdeskError `vault/database-corrupt`
   */
  check(): Generator<void>
  close(): void
}

/** @throws SealdeskError as `openLargeDatabase` */
export function openBatchDatabase(file: DatabaseFile): BatchDatabase {
  const connection = openLargeDatabase(file)
  const pages = openPages(file)
  const stop = createDamageStop(file.path)

  function prepared(connection: Database): Database {
    connection.pragma(`cache_size = -${pagesKept}`)
    stop.watch(connection)
    return connection
  }

  return {
    connection: prepared(connection),
    snapshot: (key) => prepared(openSnapshot({ path: file.path, key })),
    *check() {
      const count = pages.count()
      for (let first = 0; connection.open && first < count; first += pagesAtOnce) {
        if (!pages.areAuthentic(first, pagesAtOnce)) throw stop.found()
        yield
      }
    },
    close() {
      connection.close()
      pages.close()
    },
  }
}
