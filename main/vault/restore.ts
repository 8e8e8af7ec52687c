import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { throwIfAborted } from '../package/cancel.ts'
import { writeError } from '../package/fileErrors.ts'
import { createDigestSink } from '../package/sink.ts'
import { openFileSource, type RandomSource } from '../package/source.ts'
import { syncFolder } from '../package/syncFolder.ts'
import { createTargetFile } from '../package/targetFile.ts'
import { createAuditLog } from './auditLog.ts'
import { type BackupContent, type BackupHead, damaged, readBackup, readBackupFile } from './backupFormat.ts'
import { finishCreation, requireFree } from './createVault.ts'
import { openDatabase } from './database.ts'
import { renameDurably, syncFile } from './durableFile.ts'
import { createEpochRecord, opensEpoch } from './epoch.ts'
import { type KeyRing, readKeyRing } from './keyRing.ts'
import { writeKeySlots } from './keySlotFile.ts'
import {
  type EpochRecord,
  isUserSlot,
  openRecoverySlot,
  openUserSlot,
  recoverySlotOf,
  type SlotProof,
} from './keySlots.ts'
import { createPersonStore } from './personStore.ts'
import type { VaultPorts } from './ports.ts'
import { createReceivingKeyStore } from './receivingKeyStore.ts'
import { parseRecoveryKey } from './recoveryKey.ts'
import { type VaultPaths, vaultPaths } from './vaultFolder.ts'
import { type VaultKeys, vaultKeys } from './vaultKeys.ts'
import { lockVault } from './vaultLock.ts'
import { vaultMigrations } from './vaultMigrations.ts'

/** What can be said of a backup without a key. */
export interface BackupSummary {
  /** ISO 8601 instant. */
  readonly createdAt: string
  readonly users: readonly UserName[]
  readonly batches: number
}

export interface Restoration {
  readonly backup: string
  /** The newest copy of the key ring. Without it the batches are there, and nobody can open them. */
  readonly keyRing: string | null
  /** Who restores; the recovery key in the place of their own secrets where those are lost. */
  readonly proof: { readonly user: UserName } & (SlotProof | { readonly recoveryKey: string })
}

/** When to stop, and where to say how many bytes are done. */
export interface RestorationWork {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** @throws SealdeskError `backup/damaged`, `file/not-found`, `file/not-readable` */
export async function inspectBackup(path: string): Promise<BackupSummary> {
  const source = await openFileSource(path)
  try {
    const { head } = await readBackup(source, path)
    const users = head.slots.filter(isUserSlot).map(({ header }) => header.user)
    return { createdAt: head.createdAt, users, batches: batchesOf(head).length }
  } finally {
    await source.close()
  }
}

/**
 * Makes a vault of a backup, locked, in a folder that holds none. All of the backup is checked on the way; a crash at
 * any moment leaves either no vault, and then it can be done again, or the restored one. It can be cancelled until all
 * of the backup has been read.
 *
 * @returns how many batches it has, and how many of them the key ring does not open
 * @throws SealdeskError `vault/exists`, `vault/in-use`, `backup/damaged`, `backup/other-vault`,
 *   `backup/key-ring-outdated`, `vault/recovery-key-mistyped`, `vault/recovery-key-wrong`, `file/*`, and as opening a
 *   slot and a database; `job/cancelled`
 */
export async function restoreVault(
  ports: VaultPorts,
  { backup, keyRing, proof }: Restoration,
  work: RestorationWork,
): Promise<{ batches: number; withoutKey: number }> {
  const paths = vaultPaths(ports.dir)
  requireFree(paths)
  await using resources = new AsyncDisposableStack()
  const source = await openFileSource(backup)
  resources.defer(() => source.close())
  const content = await readBackup(source, backup)
  const ring = keyRing === null ? null : readMatchingRing(keyRing, content.head)
  const keys = await openKeys(ports, content.head, proof)
  resources.defer(() => void keys.database.fill(0))
  resources.defer(() => void keys.epochWrap.fill(0))
  const epoch = epochFor(ports, content.head, ring, keys)

  makeFolder(paths.dir)
  resources.defer(lockVault(paths.lock))
  requireFree(paths)
  clearWork(paths)
  try {
    await unpack(source, content, { paths, path: backup, ...work })
    settle(ports, paths, { keys, epoch, user: proof.user, head: content.head })
    moveIn(paths)
    const { vaultId, slots } = content.head
    writeKeySlots(paths.keySlots, { vaultId, revision: 0, slots, epoch })
  } catch (error) {
    clearWork(paths)
    throw error
  }
  finishCreation(paths)
  rmSync(paths.restoring, { recursive: true, force: true })
  const batches = batchesOf(content.head)
  const known = new Set(Object.keys(epoch.batches))
  return { batches: batches.length, withoutKey: batches.filter((batchId) => !known.has(batchId)).length }
}

function readMatchingRing(path: string, { vaultId, epoch }: BackupHead): KeyRing {
  const ring = readKeyRing(path)
  if (ring.vaultId !== vaultId) throw new SealdeskError('backup/other-vault', { path })
  // An older one could open what was destroyed before the backup was made.
  if (ring.epoch.number < epoch) throw new SealdeskError('backup/key-ring-outdated', { path })
  return ring
}

async function openKeys(
  ports: VaultPorts,
  head: BackupHead,
  proof: Restoration['proof'],
): Promise<VaultKeys> {
  const masterKey =
    'recoveryKey' in proof
      ? openByRecoveryKey(head, proof.recoveryKey)
      : (await openUserSlot(ports, head, proof, { acceptInitial: true })).masterKey
  const keys = vaultKeys(masterKey, head.vaultId)
  masterKey.fill(0)
  return keys
}

function openByRecoveryKey(head: BackupHead, typed: string): Uint8Array {
  const secret = parseRecoveryKey(typed)
  if (!secret) throw new SealdeskError('vault/recovery-key-mistyped')
  const slot = recoverySlotOf(head)
  const masterKey = slot && openRecoverySlot(slot, secret)
  secret.fill(0)
  if (!masterKey) throw new SealdeskError('vault/recovery-key-wrong')
  return masterKey
}

function epochFor(
  { random }: VaultPorts,
  { vaultId, epoch }: BackupHead,
  ring: KeyRing | null,
  keys: VaultKeys,
): EpochRecord {
  if (!ring) return createEpochRecord(vaultId, keys.epochWrap, random, epoch + 1)
  if (!opensEpoch(ring.epoch, vaultId, keys.epochWrap))
    throw new SealdeskError('vault/slot-damaged', { detail: 'epoch key' })
  return ring.epoch
}

/** Every file into a folder of its own inside the vault's, each compared with its digest. */
async function unpack(
  source: RandomSource,
  { head, entries }: BackupContent,
  {
    paths: { restoring },
    path,
    signal,
    progress,
  }: RestorationWork & { readonly paths: VaultPaths; readonly path: string },
): Promise<void> {
  const total = head.files.reduce((sum, { name }) => sum + (entries.get(name)?.size ?? 0), 0)
  let done = 0
  makeFolder(join(restoring, 'batches'))
  for (const { name, sha256 } of head.files) {
    const entry = entries.get(name)
    if (!entry) throw damaged(path, name)
    makeFolder(dirname(join(restoring, name)))
    const target = await createTargetFile(join(restoring, name))
    try {
      const digested = createDigestSink(target.write)
      for await (const chunk of readBackupFile(source, entry, path)) {
        throwIfAborted(signal)
        await digested.write(chunk)
        done += chunk.byteLength
        progress(done, total)
      }
      if (digested.digest().sha256 !== sha256) throw damaged(path, name)
      await target.finish()
      await target.commit()
    } catch (error) {
      await target.discard()
      throw error
    }
  }
}

/** What the restored database has to know: that it was restored, and which keys are not there any more. */
function settle(
  { clock }: VaultPorts,
  { restoring }: VaultPaths,
  { keys, epoch, user, head }: { keys: VaultKeys; epoch: EpochRecord; user: UserName; head: BackupHead },
): void {
  const path = join(restoring, 'vault.db')
  const database = openDatabase({ path, key: keys.database, migrations: vaultMigrations, clock })
  try {
    if (!createPersonStore(database).find(user)) throw new SealdeskError('vault/unknown-user', { user })
    const audit = createAuditLog(database, { who: user, clock })
    const receivingKeys = createReceivingKeyStore(database)
    const lost = receivingKeys
      .list()
      .filter(({ keyId, state }) => state === 'unused' && !epoch.identities[keyId])
    database.transaction(() => {
      audit.append('backup.restored', head.createdAt, 'ok', { batches: batchesOf(head).length })
      for (const { keyId, lender } of lost) {
        receivingKeys.withdraw(keyId, { by: user, at: clock().toISOString() })
        audit.append('receiving-key.withdrawn', keyId, 'ok', { lender })
      }
    })()
  } finally {
    database.close()
  }
  syncFile(path)
}

/** From here on until the slots are written there is no vault; the work folder says whose the files are. */
function moveIn({ restoring, batches, newDatabase, dir }: VaultPaths): void {
  try {
    const unpacked = readdirSync(join(restoring, 'batches'), { recursive: true, withFileTypes: true })
    for (const entry of unpacked) if (entry.isDirectory()) syncFolder(join(entry.parentPath, entry.name))
    rmSync(batches, { recursive: true, force: true })
    renameDurably(join(restoring, 'batches'), batches)
    renameDurably(join(restoring, 'vault.db'), newDatabase)
  } catch (error) {
    throw writeError(error, dir)
  }
}

/** @throws SealdeskError `file/exists` where batches lie about that no restoration has left */
function clearWork({ restoring, batches, newDatabase }: VaultPaths): void {
  const isOurs = existsSync(restoring)
  if (!isOurs && existsSync(batches) && readdirSync(batches).length > 0)
    throw new SealdeskError('file/exists', { path: batches })
  for (const path of [batches, newDatabase, restoring]) rmSync(path, { recursive: true, force: true })
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw writeError(error, path)
  }
}

function batchesOf({ files }: BackupHead): string[] {
  return files.flatMap(({ name }) => /^batches\/([^/]+)\/batch\.db$/.exec(name)?.[1] ?? [])
}
