import type { Database } from 'better-sqlite3'
import type { UserName } from '../../shared/domain/person.ts'
import type { Session } from '../../shared/domain/view.ts'
import { type AuditLog, createAuditLog } from './auditLog.ts'
import { type Batches, openBatches } from './batches.ts'
import { type BatchLogs, createBatchLogs } from './batchLogs.ts'
import { finishCreation } from './createVault.ts'
import { openDatabase } from './database.ts'
import { openEpoch } from './epoch.ts'
import { createKeyRingCopies, type KeyRingCopies } from './keyRing.ts'
import { type KeySlotFile, openKeySlotFile } from './keySlotFile.ts'
import { openUserSlot } from './keySlots.ts'
import { createLenders, type Lenders } from './lenders.ts'
import { createPersonStore } from './personStore.ts'
import type { VaultPorts } from './ports.ts'
import { createReceivingKeys, type ReceivingKeys } from './receivingKeys.ts'
import { requireVault, type VaultPaths, vaultPaths } from './vaultFolder.ts'
import { type VaultKeys, vaultKeys } from './vaultKeys.ts'
import { lockVault } from './vaultLock.ts'
import { vaultMigrations } from './vaultMigrations.ts'
import { createVendorStore, type Vendor } from './vendorStore.ts'

/** An unlocked vault, as the person who unlocked it has it. */
export interface Vault {
  readonly session: Session
  readonly vendor: Vendor
  /** Whose passphrase opened it, with their own signing key (PEM): nobody else's is to be had. */
  readonly person: {
    readonly name: UserName
    readonly certificatePem: string
    readonly privateKeyPem: string
  }
  /** The vault's own log; a batch has another, in its database. */
  readonly audit: AuditLog
  /** Where the batches' logs ended, as the vault's log has it. */
  readonly batchLogs: BatchLogs
  readonly lenders: Lenders
  readonly receivingKeys: ReceivingKeys
  /** vault.db, for the register of batches. */
  readonly database: Database
  readonly batches: Batches
  readonly keyRingCopies: KeyRingCopies
  /** Closes every database, zeroes the keys that can be zeroed and lets go of the lock. */
  close(): void
}

export interface Credentials {
  readonly user: UserName
  readonly passphrase: string
}

/**
 * Unlocks a vault. Nothing that is damaged is written to.
 *
 * @throws SealdeskError `vault/absent`, `vault/in-use`, `vault/unknown-user`, `vault/wrong-passphrase`,
 *   `vault/slot-damaged`, `vault/database-missing`, `vault/database-corrupt`, `vault/newer-version`,
 *   `file/not-readable`, `file/not-writable`, `file/disk-full`
 */
export async function openVault(ports: VaultPorts, credentials: Credentials): Promise<Vault> {
  const paths = vaultPaths(ports.dir)
  requireVault(paths)
  using resources = new DisposableStack()
  resources.defer(lockVault(paths.lock))
  const keySlots = openKeySlotFile(paths.keySlots)
  const { keys, signingKeyPem } = await unlock(ports, keySlots, credentials)
  try {
    finishCreation(paths)
    return compose(ports, paths, keySlots, { keys, signingKeyPem, user: credentials.user }, resources)
  } finally {
    // By now the connection and the epoch have taken from them what they need.
    keys.database.fill(0)
    keys.epochWrap.fill(0)
  }
}

async function unlock(
  { deriveKey }: VaultPorts,
  keySlots: KeySlotFile,
  credentials: Credentials,
): Promise<{ keys: VaultKeys; signingKeyPem: string }> {
  const { masterKey, signingKeyPem } = await openUserSlot(deriveKey, keySlots.current(), credentials)
  const keys = vaultKeys(masterKey, keySlots.current().vaultId)
  masterKey.fill(0)
  return { keys, signingKeyPem }
}

/** @param resources what is open already; the vault takes it over, together with what is opened here */
function compose(
  ports: VaultPorts,
  paths: VaultPaths,
  keySlots: KeySlotFile,
  { keys, signingKeyPem, user }: { keys: VaultKeys; signingKeyPem: string; user: UserName },
  resources: DisposableStack,
): Vault {
  const { clock, random } = ports
  const database = openDatabase({
    path: paths.database,
    key: keys.database,
    migrations: vaultMigrations,
    clock,
  })
  resources.defer(() => database.close())
  const epoch = openEpoch(keySlots, keys.epochWrap, random)
  resources.defer(() => epoch.close())
  const { roles, certificatePem } = createPersonStore(database).get(user)
  const vendor = createVendorStore(database).get()
  const batches = openBatches({ ports, paths, database, epoch })
  resources.defer(() => batches.close())

  const audit = createAuditLog(database, { who: user, clock })
  audit.append('vault.unlocked', vendor.name, 'ok')
  const lenders = createLenders({ database, audit, trustedBy: user, clock })
  const owned = resources.move()
  return {
    session: { user, roles: [...roles], vendor: vendor.name },
    vendor,
    person: { name: user, certificatePem, privateKeyPem: signingKeyPem },
    audit,
    batchLogs: createBatchLogs(database, audit),
    lenders,
    receivingKeys: createReceivingKeys({ database, epoch, lenders, vendor, audit, issuedBy: user, clock }),
    database,
    batches,
    keyRingCopies: createKeyRingCopies({ database, keySlots, clock }),
    close: () => owned.dispose(),
  }
}
