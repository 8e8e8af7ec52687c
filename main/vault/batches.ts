import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { writeError } from '../package/fileErrors.ts'
import { syncFolder } from '../package/syncFolder.ts'
import { type BatchDatabase, openBatchDatabase } from './batchDatabase.ts'
import { createDatabase } from './database.ts'
import { renameDurably, syncFile } from './durableFile.ts'
import type { Epoch } from './epoch.ts'
import { keyLength } from './kdf.ts'
import type { Migration } from './migrate.ts'
import type { VaultPorts } from './ports.ts'
import { incomingPrefix, stagedPrefix, type VaultPaths } from './vaultFolder.ts'

export const packageName = 'package.asice'
export const databaseName = 'batch.db'

/** A batch on its way in. Whoever began it commits or discards it; after a crash the next opening does. */
interface NewBatch {
  /** Where its package is to lie. */
  readonly packagePath: string
  readonly database: Database
  /**
   * Makes the batch part of the vault, as a whole or not at all. Closes `database`.
   *
   * @param register records the batch (its row in `batch`, its receiving key, the audit entry) in vault.db; runs in
   *   one transaction there, whose end is the moment from which the batch is there
   */
  commit(register: () => void): void
  /** Removes all of it, its key included; does nothing after a commit. */
  discard(): void
}

/** The batches' folders and databases, each database under a key of its own. */
export interface Batches {
  /** @throws SealdeskError `batch/already-imported`, `file/disk-full`, `file/not-writable` */
  create(batchId: BatchId, migrations: readonly Migration[]): NewBatch
  /**
   * The database of a batch; the same connection until the vault is closed. What it holds is authenticated when it is
   * read; once damage was found, here or by `check`, all its statements throw `vault/database-corrupt`.
   *
   * @throws SealdeskError `batch/unknown`, `batch/no-key`, `vault/slot-damaged`, and as `openDatabase`
   */
  open(batchId: BatchId, migrations: readonly Migration[]): Database
  /**
   * The database of an open batch as it is now, on a connection of its own that whoever asks for it closes.
   *
   * @throws SealdeskError `batch/unknown` where it is not open, and as `open`
   */
  snapshot(batchId: BatchId): Database
  /**
   * Authenticates the whole database of an open batch, a little with each step, after each of which others may work
   * with it; ends with the batch.
   *
   * @throws SealdeskError `vault/database-corrupt`
   */
  check(batchId: BatchId): Iterable<void>
  /** Whether the key ring has what the batch hangs on; not after its destruction, nor after a restore without it. */
  isOpenable(batchId: BatchId): boolean
  /**
   * Destroys a batch: first its secrets, then its files. Repeating it after a crash finishes it. Whoever reads its
   * packages has closed them.
   *
   * @param keyIds of the receiving keys that the batch and its amendments came to
   * @throws SealdeskError `vault/slot-damaged`, `file/disk-full`, `file/not-writable`
   */
  destroy(batchId: BatchId, keyIds: readonly string[]): void
  /** Path of the package as it was received. */
  packagePath(batchId: BatchId): string
  /** Path of the package of an amendment. */
  amendmentPath(batchId: BatchId, packageId: BatchId): string
  /**
   * Moves the checked package of an amendment into the folder of its batch, durably.
   *
   * @throws SealdeskError `file/disk-full`, `file/not-writable`
   */
  placeAmendment(batchId: BatchId, packageId: BatchId, incoming: string): void
  /** Takes the package of an amendment away again that did not become part of its batch. */
  dropAmendment(batchId: BatchId, packageId: BatchId): void
  /**
   * A free path, on the vault's own disk, for the copy of a package that is yet to be checked. Whoever asks removes
   * or renames the file; after a crash the next opening removes it.
   */
  incomingPath(): string
}

/** Batches of an open vault, and what closes their databases. What a crash left half done is finished or removed. */
export function openBatches(parts: {
  ports: Pick<VaultPorts, 'clock' | 'random'>
  paths: VaultPaths
  database: Database
  epoch: Epoch
}): Batches & { close(): void } {
  const { ports, paths, database, epoch } = parts
  const selectRegistered = database.prepare('SELECT 1 FROM batch WHERE batch_id = ?')
  const isRegistered = (batchId: BatchId) => selectRegistered.get(batchId) !== undefined
  const opened = new Map<BatchId, BatchDatabase>()
  const begun = new Set<BatchId>()

  function remove(batchIds: readonly BatchId[]): void {
    for (const batchId of batchIds) rmSync(paths.stagedBatch(batchId), { recursive: true, force: true })
    if (batchIds.length > 0) epoch.dropBatchKeys(batchIds)
  }

  function createStaged(batchId: BatchId, migrations: readonly Migration[]): Database {
    const folder = paths.stagedBatch(batchId)
    const key = ports.random(keyLength)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      epoch.addBatchKey(batchId, key)
      return createDatabase({ path: join(folder, databaseName), key, migrations, clock: ports.clock })
    } catch (error) {
      remove([batchId])
      throw writeError(error, folder)
    } finally {
      key.fill(0)
    }
  }

  removeIncoming(paths.batches)
  const staged = stagedBatches(paths.batches)
  for (const batchId of staged.filter(isRegistered))
    renameDurably(paths.stagedBatch(batchId), paths.batch(batchId))
  remove(staged.filter((batchId) => !isRegistered(batchId)))

  return {
    create(batchId, migrations) {
      if (begun.has(batchId) || existsSync(paths.batch(batchId)))
        throw new SealdeskError('batch/already-imported', { batch: batchId })
      const folder = paths.stagedBatch(batchId)
      const staging = createStaged(batchId, migrations)
      begun.add(batchId)
      return {
        packagePath: join(folder, packageName),
        database: staging,
        commit(register) {
          staging.close()
          for (const name of readdirSync(folder)) syncFile(join(folder, name))
          syncFolder(folder)
          syncFolder(paths.batches)
          database.transaction(register).immediate()
          begun.delete(batchId)
          renameDurably(folder, paths.batch(batchId))
        },
        discard() {
          if (!begun.delete(batchId)) return
          staging.close()
          remove([batchId])
        },
      }
    },

    open(batchId, migrations) {
      const known = opened.get(batchId)
      if (known) return known.connection
      if (!isRegistered(batchId)) throw new SealdeskError('batch/unknown', { batch: batchId })
      if (!epoch.hasBatchKey(batchId)) throw new SealdeskError('batch/no-key', { batch: batchId })
      const key = epoch.batchKey(batchId)
      try {
        const path = join(paths.batch(batchId), databaseName)
        const batch = openBatchDatabase({ path, key, migrations, clock: ports.clock })
        opened.set(batchId, batch)
        return batch.connection
      } finally {
        key.fill(0)
      }
    },

    snapshot(batchId) {
      const batch = opened.get(batchId)
      if (!batch) throw new SealdeskError('batch/unknown', { batch: batchId })
      const key = epoch.batchKey(batchId)
      try {
        return batch.snapshot(key)
      } finally {
        key.fill(0)
      }
    },

    check: (batchId) => opened.get(batchId)?.check() ?? [],

    incomingPath() {
      mkdirSync(paths.batches, { recursive: true, mode: 0o700 })
      return paths.incoming(randomUUID())
    },

    isOpenable: epoch.hasBatchKey,

    destroy(batchId, keyIds) {
      epoch.destroy({ keyIds, batchIds: [batchId] })
      opened.get(batchId)?.close()
      opened.delete(batchId)
      try {
        rmSync(paths.batch(batchId), { recursive: true, force: true })
        syncFolder(paths.batches)
      } catch (error) {
        throw writeError(error, paths.batch(batchId))
      }
    },

    packagePath: (batchId) => join(paths.batch(batchId), packageName),

    amendmentPath: (batchId, packageId) => join(paths.amendment(batchId, packageId), packageName),

    placeAmendment(batchId, packageId, incoming) {
      const folder = paths.amendment(batchId, packageId)
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        renameDurably(incoming, join(folder, packageName))
        syncFolder(dirname(folder))
        syncFolder(paths.batch(batchId))
      } catch (error) {
        throw writeError(error, folder)
      }
    },

    dropAmendment: (batchId, packageId) =>
      rmSync(paths.amendment(batchId, packageId), { recursive: true, force: true }),

    close() {
      for (const batch of opened.values()) batch.close()
    },
  }
}

function removeIncoming(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((name) => name.startsWith(incomingPrefix)))
    rmSync(join(folder, name), { force: true })
}

function stagedBatches(folder: string): BatchId[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(stagedPrefix))
    .flatMap((name) => BatchId.safeParse(name.slice(stagedPrefix.length)).data ?? [])
}
