import type { Database } from 'better-sqlite3'
import type { UserName } from '../../shared/domain/person.ts'
import type { Session } from '../../shared/domain/view.ts'
import { cardSha256 } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { OwnCertificate } from '../package/ownCertificate.ts'
import { signVendorCard } from '../package/vendorCard.ts'
import { type AuditLog, createAuditLog } from './auditLog.ts'
import { type Backups, createBackups } from './backup.ts'
import { type Batches, openBatches } from './batches.ts'
import { type BatchLogs, createBatchLogs } from './batchLogs.ts'
import { finishCreation } from './createVault.ts'
import { openDatabase } from './database.ts'
import { openEpoch } from './epoch.ts'
import { createFailedAttempts, type FailedAttempts } from './failedAttempts.ts'
import { createIncidents, type Incidents } from './incidents.ts'
import type { KeyFile } from './keyFile.ts'
import { createKeyRingCopies, type KeyRingCopies } from './keyRing.ts'
import { type KeySlotFile, openKeySlotFile } from './keySlotFile.ts'
import { openUserSlot, type SlotProof } from './keySlots.ts'
import { createLenders, type Lenders } from './lenders.ts'
import { createNda, type NdaRecord } from './nda.ts'
import { createPeople, type People } from './people.ts'
import { createPersonStore } from './personStore.ts'
import type { VaultPorts } from './ports.ts'
import { createPreferenceStore, type PreferenceStore } from './preferenceStore.ts'
import { createReceivingKeys, type ReceivingKeys } from './receivingKeys.ts'
import { requireCurrent, settlePeople } from './settlePeople.ts'
import { openSignatory, type Signatory } from './signatory.ts'
import { createTrainingStore, type TrainingStore } from './trainingStore.ts'
import { requireVault, type VaultPaths, vaultPaths } from './vaultFolder.ts'
import { type VaultKeys, vaultKeys } from './vaultKeys.ts'
import { lockVault } from './vaultLock.ts'
import { vaultMigrations } from './vaultMigrations.ts'
import { createVendorStore, type Vendor } from './vendorStore.ts'

/** An unlocked vault, as the person who unlocked it has it. */
export interface Vault {
  readonly session: Session
  /** As it stands now. */
  readonly vendor: Vendor
  /**
   * Lets the vendor sign with another key and certificate of its organisation from now on, and puts them on its card.
   * What was signed before stays valid under the card before.
   */
  adopt(own: OwnCertificate): Promise<void>
  /** Whose passphrase opened it, with their own signing key (PEM): nobody else's is to be had. */
  readonly person: {
    readonly name: UserName
    readonly certificatePem: string
    readonly privateKeyPem: string
  }
  readonly people: People
  /** The vault's own log; a batch has another, in its database. */
  readonly audit: AuditLog
  /** Where the batches' logs ended, as the vault's log has it. */
  readonly batchLogs: BatchLogs
  readonly lenders: Lenders
  readonly receivingKeys: ReceivingKeys
  /** vault.db, for the register of batches. */
  readonly database: Database
  readonly batches: Batches
  /** Of the person who unlocked it. */
  readonly preferences: PreferenceStore
  /** What everybody promises once before they work here. */
  readonly nda: NdaRecord
  readonly training: TrainingStore
  readonly incidents: Incidents
  readonly keyRingCopies: KeyRingCopies
  readonly backups: Backups
  /** Another person at the same desk, or the same one again, by their passphrase. @throws as `openVault` */
  signatory(proof: SlotProof): Promise<Signatory>
  /** Closes every database, zeroes the keys that can be zeroed and lets go of the lock. */
  close(): void
}

export interface Credentials {
  readonly user: UserName
  readonly passphrase: string
  readonly keyFile?: KeyFile | undefined
}

/**
 * Unlocks a vault. Nothing that is damaged is written to.
 *
 * @throws SealdeskError `vault/absent`, `vault/in-use`, `vault/unknown-user`, `vault/wrong-passphrase`,
 *   `vault/key-file-missing`, `vault/key-file-wrong`, `vault/other-computer`, `vault/keystore-unavailable`,
 *   `vault/passphrase-initial`, `vault/too-many-attempts`, `person/disabled`, `vault/slot-damaged`, `vault/database-missing`, `vault/database-corrupt`, `vault/newer-version`,
 *   `file/not-readable`, `file/not-writable`, `file/disk-full`
 */
export async function openVault(ports: VaultPorts, credentials: Credentials): Promise<Vault> {
  const paths = vaultPaths(ports.dir)
  requireVault(paths)
  using resources = new DisposableStack()
  resources.defer(lockVault(paths.lock))
  const keySlots = openKeySlotFile(paths.keySlots)
  const attempts = createFailedAttempts(paths.failedAttempts, ports.clock)
  const { keys, signingKeyPem } = await attempts.guard(credentials.user, () =>
    unlock(ports, keySlots, credentials),
  )
  try {
    finishCreation(paths)
    return compose(ports, { paths, keySlots, attempts }, { keys, signingKeyPem, credentials }, resources)
  } finally {
    // By now the connection and the epoch have taken from them what they need.
    keys.database.fill(0)
    keys.epochWrap.fill(0)
  }
}

async function unlock(
  ports: VaultPorts,
  keySlots: KeySlotFile,
  credentials: Credentials,
): Promise<{ keys: VaultKeys; signingKeyPem: string }> {
  const { masterKey, signingKeyPem } = await openUserSlot(ports, keySlots.current(), credentials)
  const keys = vaultKeys(masterKey, keySlots.current().vaultId)
  masterKey.fill(0)
  return { keys, signingKeyPem }
}

/** @param resources what is open already; the vault takes it over, together with what is opened here */
function compose(
  ports: VaultPorts,
  { paths, keySlots, attempts }: { paths: VaultPaths; keySlots: KeySlotFile; attempts: FailedAttempts },
  {
    keys,
    signingKeyPem,
    credentials: { user, keyFile },
  }: { keys: VaultKeys; signingKeyPem: string; credentials: Credentials },
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
  const people = createPersonStore(database)
  const audit = createAuditLog(database, { who: user, clock })
  attempts.report(audit)
  settlePeople({ keySlots, people, audit }, clock().toISOString())
  const self = people.get(user)
  requireCurrent(self, signingKeyPem)
  const vendors = createVendorStore(database)
  const vendor = vendors.get()
  const batches = openBatches({ ports, paths, database, epoch })
  resources.defer(() => batches.close())

  audit.append('vault.unlocked', vendor.name, 'ok')
  const keyRingCopies = createKeyRingCopies({ database, keySlots, clock })
  const lenders = createLenders({ database, audit, trustedBy: user, clock, rules: ports.rules })
  const owned = resources.move()
  return {
    session: { user, roles: [...self.roles], vendor: vendor.name },
    get vendor() {
      return vendors.get()
    },
    async adopt(own) {
      const { name, card, issuer } = vendors.get()
      const next = await signVendorCard({ name, recipient: card.recipient, issuer }, own)
      database.transaction(() => {
        vendors.replaceKey(own, next)
        audit.append('certificate.adopted', name, 'ok', {
          certSha256: certificateSha256(own.certificatePem),
          cardSha256: cardSha256(next),
        })
      })()
    },
    person: { name: user, certificatePem: self.certificatePem, privateKeyPem: signingKeyPem },
    people: createPeople({ ports, keySlots, database, vendor, audit, attempts, self, keyFile }),
    audit,
    batchLogs: createBatchLogs(database, audit),
    lenders,
    receivingKeys: createReceivingKeys({ database, epoch, lenders, vendors, audit, issuedBy: user, clock }),
    database,
    batches,
    preferences: createPreferenceStore(database, user),
    nda: createNda({ database, audit, person: user, clock }),
    training: createTrainingStore(database),
    incidents: createIncidents({ database, audit, recordedBy: user, clock }),
    keyRingCopies,
    backups: createBackups({ paths, keySlots, database, batches, keyRingCopies, clock }),
    signatory: (proof) => attempts.guard(proof.user, () => openSignatory(ports, keySlots, database, proof)),
    close: () => owned.dispose(),
  }
}
