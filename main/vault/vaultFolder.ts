import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { VaultStatus } from '../../shared/domain/view.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readKeySlots } from './keySlotFile.ts'
import { isUserSlot } from './keySlots.ts'

/** Where everything of a vault lies. */
export interface VaultPaths {
  readonly dir: string
  readonly keySlots: string
  readonly database: string
  /** The database of a vault whose creation has not reached its last step. */
  readonly newDatabase: string
  readonly lock: string
  /** Who failed to unlock, and when; kept outside the database until somebody unlocks it. */
  readonly failedAttempts: string
  /** Copies that a backup under way is made from. */
  readonly backupWork: string
  /** What a restoration has unpacked and not yet moved to its place. */
  readonly restoring: string
  readonly batches: string
  readonly batch: (batchId: BatchId) => string
  /** Folder of the package of an amendment; goes with its batch. */
  readonly amendment: (batchId: BatchId, packageId: BatchId) => string
  /** Folder of a batch whose import has not been recorded in the register. */
  readonly stagedBatch: (batchId: BatchId) => string
  /** A package that is being checked: it has no batch yet. `id` tells it from others. */
  readonly incoming: (id: string) => string
}

export const stagedPrefix = '.importing-'
export const incomingPrefix = '.incoming-'
export const amendmentsName = 'amendments'

export function vaultPaths(dir: string): VaultPaths {
  const batches = join(dir, 'batches')
  return {
    dir,
    keySlots: join(dir, 'keyslots.json'),
    database: join(dir, 'vault.db'),
    newDatabase: join(dir, 'vault.db.new'),
    lock: join(dir, 'lock'),
    failedAttempts: join(dir, 'failed-attempts.json'),
    backupWork: join(dir, '.backup'),
    restoring: join(dir, '.restoring'),
    batches,
    batch: (batchId) => join(batches, batchId),
    amendment: (batchId, packageId) => join(batches, batchId, amendmentsName, packageId),
    stagedBatch: (batchId) => join(batches, `${stagedPrefix}${batchId}`),
    incoming: (id) => join(batches, `${incomingPrefix}${id}`),
  }
}

/**
 * Whether there is a vault in a folder, and whose slots it has. Needs no key.
 *
 * @throws SealdeskError `vault/slot-damaged`, `vault/newer-version`, `file/not-readable`
 */
export function vaultStatus(dir: string): Exclude<VaultStatus, { state: 'unlocked' }> {
  const paths = vaultPaths(dir)
  if (!holdsVault(paths)) return { state: 'absent' }
  const { slots } = readKeySlots(paths.keySlots)
  return {
    state: 'locked',
    users: slots
      .filter(isUserSlot)
      .map(({ header }) => ({ name: header.user, needsKeyFile: header.keyFile !== undefined })),
  }
}

/**
 * True where either half of a vault is. A half is never taken for an empty folder: a new vault over it would destroy
 * what the other half can still open.
 */
export function holdsVault({ keySlots, database }: VaultPaths): boolean {
  return existsSync(keySlots) || existsSync(database)
}

/** @throws SealdeskError `vault/absent` */
export function requireVault(paths: VaultPaths): void {
  if (!holdsVault(paths)) throw new SealdeskError('vault/absent', { path: paths.dir })
}
