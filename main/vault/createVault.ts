import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import type { Role, UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type CertifiedKey, createSelfSigned, issueCertificate } from '../package/certificate.ts'
import { writeError } from '../package/fileErrors.ts'
import { generateIdentity } from '../package/identity.ts'
import type { OwnCertificate } from '../package/ownCertificate.ts'
import { signVendorCard } from '../package/vendorCard.ts'
import { createAuditLog } from './auditLog.ts'
import { createDatabase } from './database.ts'
import { renameDurably, syncFile } from './durableFile.ts'
import { createEpochRecord } from './epoch.ts'
import { keyLength } from './kdf.ts'
import { writeKeySlots } from './keySlotFile.ts'
import { createRecoverySlot, createUserSlot, type KeySlots } from './keySlots.ts'
import { requireStrength } from './passphraseStrength.ts'
import { certificateValidity } from './personalSlot.ts'
import { createPersonStore } from './personStore.ts'
import type { VaultPorts } from './ports.ts'
import { formatRecoveryKey } from './recoveryKey.ts'
import { holdsVault, type VaultPaths, vaultPaths } from './vaultFolder.ts'
import { vaultKeys } from './vaultKeys.ts'
import { lockVault } from './vaultLock.ts'
import { vaultMigrations } from './vaultMigrations.ts'
import { createVendorStore, type NewVendor } from './vendorStore.ts'

/** A station begins with one person, who can do the whole work alone; others are added later. */
const firstRoles: readonly Role[] = ['supervisor', 'reviewer-1']

export interface NewVault {
  readonly vendor: string
  readonly user: UserName
  readonly passphrase: string
  /** Key and certificate that the vendor has from its organisation; without them it gets a certificate of its own. */
  readonly own?: OwnCertificate | null
}

/** All that a new vault is made of, before any of it is on disk. */
interface Content {
  readonly vendor: NewVendor
  readonly person: { name: UserName } & CertifiedKey
}

/**
 * Creates a vault and its first person. A crash at any moment leaves either no vault, and then the folder can be
 * used again, or one that opens.
 *
 * @returns the recovery key, to be shown once: it is stored nowhere
 * @throws SealdeskError `vault/exists`, `vault/weak-passphrase`, `vault/guessable-passphrase`, `vault/in-use`, `file/disk-full`, `file/not-writable`
 */
export async function createVault(ports: VaultPorts, wanted: NewVault): Promise<{ recoveryKey: string }> {
  await requireStrength(wanted.passphrase, [wanted.user, wanted.vendor], ports.rules)
  const paths = vaultPaths(ports.dir)
  requireFree(paths)
  makeFolders(paths)
  const release = lockVault(paths.lock)
  try {
    // Another process may have made one before the lock was ours.
    requireFree(paths)
    return await create(ports, paths, wanted)
  } finally {
    release()
  }
}

/** The last step of a creation; repeated by each opening, in case a crash came before it. */
export function finishCreation({ newDatabase, database }: VaultPaths): void {
  if (existsSync(newDatabase) && !existsSync(database)) renameDurably(newDatabase, database)
}

async function create(
  ports: VaultPorts,
  paths: VaultPaths,
  wanted: NewVault,
): Promise<{ recoveryKey: string }> {
  const vaultId = randomUUID()
  const masterKey = ports.random(keyLength)
  const keys = vaultKeys(masterKey, vaultId)
  try {
    const content = await generateContent(ports, wanted)
    const owner = { vaultId, user: wanted.user, passphrase: wanted.passphrase }
    const { privateKeyPem: signingKeyPem, certificatePem } = content.person
    const userSlot = await createUserSlot(ports, owner, { masterKey, signingKeyPem, certificatePem })
    const { slot: recoverySlot, secret } = createRecoverySlot(ports, vaultId, masterKey)
    const recoveryKey = formatRecoveryKey(secret)
    secret.fill(0)
    commit(ports, paths, keys.database, content, {
      vaultId,
      revision: 0,
      slots: [userSlot, recoverySlot],
      epoch: createEpochRecord(vaultId, keys.epochWrap, ports.random),
    })
    return { recoveryKey }
  } finally {
    for (const key of [masterKey, keys.database, keys.epochWrap]) key.fill(0)
  }
}

/**
 * The slots are written last but one: without them the new database is nobody's and is removed by the next attempt;
 * with them the vault is there, and opening it gives the database its name.
 */
function commit(
  ports: VaultPorts,
  paths: VaultPaths,
  databaseKey: Uint8Array,
  content: Content,
  slots: KeySlots,
): void {
  removeNewDatabase(paths)
  try {
    writeDatabase(ports, paths.newDatabase, databaseKey, content)
    writeKeySlots(paths.keySlots, slots)
  } catch (error) {
    removeNewDatabase(paths)
    throw error
  }
  try {
    finishCreation(paths)
  } catch {
    // The vault is there and its recovery key must be shown; opening it repeats this step.
  }
}

function writeDatabase(ports: VaultPorts, path: string, key: Uint8Array, { vendor, person }: Content): void {
  const database = createDatabase({ path, key, migrations: vaultMigrations, clock: ports.clock })
  try {
    database.transaction(() => {
      createVendorStore(database).add(vendor)
      const { name, certificatePem } = person
      createPersonStore(database).add(
        { name, roles: firstRoles, certificatePem },
        ports.clock().toISOString(),
      )
      createAuditLog(database, { who: name, clock: ports.clock }).append('vault.created', vendor.name, 'ok')
    })()
  } finally {
    database.close()
  }
  syncFile(path)
}

async function generateContent(
  { clock }: VaultPorts,
  { vendor: name, user, own }: NewVault,
): Promise<Content> {
  const validity = certificateValidity(clock())
  const issuer = await createSelfSigned({ commonName: name, ...validity })
  const identity = await generateIdentity()
  const { certificatePem, privateKeyPem } = own ?? issuer
  const { recipient } = identity
  const card = own ? await signVendorCard({ name, recipient, issuer }, own) : null
  return {
    vendor: { name, certificatePem, privateKeyPem, ...identity, issuer, card },
    person: { name: user, ...(await issueCertificate({ commonName: user, issuer, ...validity })) },
  }
}

/** @throws SealdeskError `vault/exists` */
export function requireFree(paths: VaultPaths): void {
  if (holdsVault(paths)) throw new SealdeskError('vault/exists', { path: paths.dir })
}

function makeFolders({ dir, batches }: VaultPaths): void {
  try {
    mkdirSync(batches, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw writeError(error, dir)
  }
}

function removeNewDatabase({ newDatabase }: VaultPaths): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(newDatabase + suffix, { force: true })
}
