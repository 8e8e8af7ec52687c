import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError, writeError } from '../package/fileErrors.ts'
import { createDigestSink } from '../package/sink.ts'
import { createTargetFile } from '../package/targetFile.ts'
import { createZipWriter, type ZipWriter } from '../package/zipWriter.ts'
import { type BackupHead, headName } from './backupFormat.ts'
import { type Batches, databaseName, packageName } from './batches.ts'
import { copyDatabase } from './databaseCopy.ts'
import type { KeyRingCopies } from './keyRing.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import type { Migration } from './migrate.ts'
import { amendmentsName, type VaultPaths } from './vaultFolder.ts'

/** Where the two parts of a backup go. They belong on different media: README.md says why. */
export interface BackupTargets {
  readonly backup: string
  readonly keyRing: string
}

export interface BackupWork {
  /** Of the batches' databases. */
  readonly migrations: readonly Migration[]
  readonly signal: AbortSignal
  /** Bytes. */
  readonly progress: (done: number, total: number) => void
}

export interface Backups {
  /**
   * Writes a backup while the vault is in use: the vault as it is now, each batch as it is when its turn comes. A batch
   * that is destroyed in the meantime is left out.
   *
   * @returns how many batches are in it, and its size in bytes
   * @throws SealdeskError `file/exists`, `file/disk-full`, `file/not-writable`, `vault/database-corrupt`,
   *   `job/cancelled`
   */
  write(targets: BackupTargets, work: BackupWork): Promise<{ batches: number; bytes: number }>
}

export function createBackups(parts: {
  paths: VaultPaths
  keySlots: KeySlotFile
  database: Database
  batches: Batches
  keyRingCopies: KeyRingCopies
  clock: () => Date
}): Backups {
  const { paths, keySlots, database, batches, keyRingCopies, clock } = parts
  const selectBatches = database.prepare<[], string>('SELECT batch_id FROM batch ORDER BY batch_id').pluck()
  // What a crash left of a backup under way.
  rmSync(paths.backupWork, { recursive: true, force: true })

  function makeWorkFolder(): void {
    try {
      mkdirSync(paths.backupWork, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw writeError(error, paths.backupWork)
    }
  }

  /** All in one moment: the key ring copy has every key of the batches that the copied register names. */
  function takeSnapshot(vaultCopy: string, keyRing: string) {
    const { vaultId, epoch, slots } = keySlots.current()
    copyDatabase(database, vaultCopy)
    keyRingCopies.save(keyRing)
    const batchIds = selectBatches.all().map((batchId) => BatchId.parse(batchId))
    const head = { vaultId, epoch: epoch.number, slots: [...slots], createdAt: clock().toISOString() }
    return { head, batchIds: batchIds.filter((batchId) => existsSync(paths.batch(batchId))) }
  }

  /** A copy of a batch's database; of one that nobody can open, the file itself. */
  function databaseCopyOf(batchId: BatchId, migrations: readonly Migration[]): string {
    if (!batches.isOpenable(batchId)) return join(paths.batch(batchId), databaseName)
    const copy = join(paths.backupWork, databaseName)
    copyDatabase(batches.open(batchId, migrations), copy)
    return copy
  }

  return {
    async write({ backup, keyRing }, { migrations, signal, progress }) {
      const target = await createTargetFile(backup)
      try {
        makeWorkFolder()
        const vaultCopy = join(paths.backupWork, 'vault.db')
        const { head, batchIds } = takeSnapshot(vaultCopy, keyRing)
        const total = sizeOf(vaultCopy) + batchIds.reduce((sum, batchId) => sum + batchSize(batchId), 0)
        let bytes = 0
        const zip = createZipWriter(target.write, clock())
        const add = createFileAdder(zip, signal, (size) => {
          bytes += size
          progress(Math.min(bytes, total), total)
        })
        await add('vault.db', vaultCopy)
        let added = 0
        for (const batchId of batchIds) {
          if (!existsSync(paths.batch(batchId))) continue
          await add(`batches/${batchId}/${databaseName}`, databaseCopyOf(batchId, migrations))
          for (const name of packagesOf(batchId))
            await add(`batches/${batchId}/${name}`, join(paths.batch(batchId), name))
          added += 1
        }
        const whole: BackupHead = { format: 'loan-review-backup/1', ...head, files: add.files }
        await zip.add(headName, Buffer.from(`${JSON.stringify(whole)}\n`, 'utf8'))
        await zip.finish()
        await target.finish()
        await target.commit()
        return { batches: added, bytes }
      } catch (error) {
        await target.discard()
        throw error
      } finally {
        rmSync(paths.backupWork, { recursive: true, force: true })
      }
    },
  }

  /** The package of a batch and those of its amendments, by their paths in its folder. */
  function packagesOf(batchId: BatchId): string[] {
    const folder = join(paths.batch(batchId), amendmentsName)
    const amendments = existsSync(folder) ? readdirSync(folder) : []
    const placed = amendments.filter((id) => existsSync(join(folder, id, packageName)))
    return [packageName, ...placed.map((id) => `${amendmentsName}/${id}/${packageName}`)]
  }

  function batchSize(batchId: BatchId): number {
    const names = [databaseName, ...packagesOf(batchId)]
    return names.reduce((sum, name) => sum + sizeOf(join(paths.batch(batchId), name)), 0)
  }
}

/** Adds files to a zip one after the other, and keeps the list of them. */
function createFileAdder(zip: ZipWriter, signal: AbortSignal, onBytes: (size: number) => void) {
  const files: BackupHead['files'] = []
  const add = async (name: string, path: string): Promise<void> => {
    const entry = await zip.begin(name)
    const digested = createDigestSink(entry.write)
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
        if (signal.aborted) throw new SealdeskError('job/cancelled')
        await digested.write(chunk)
        onBytes(chunk.length)
      }
    } catch (error) {
      throw readError(error, path)
    }
    await entry.end()
    files.push({ name, ...digested.digest() })
  }
  return Object.assign(add, { files })
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
