import type { Database } from 'better-sqlite3'
import type { UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type AuditLog, createAuditLog } from './auditLog.ts'
import { finishCreation } from './createVault.ts'
import { openDatabase } from './database.ts'
import { createFailedAttempts, recoveryAttempts } from './failedAttempts.ts'
import { type KeyFile, type NextKeyFile, nextKeyFile } from './keyFile.ts'
import { type KeySlotFile, openKeySlotFile } from './keySlotFile.ts'
import {
  createRecoverySlot,
  createUserSlot,
  isBound,
  type KeySlots,
  openRecoverySlot,
  openUserSlot,
  recoverySlotOf,
  type SlotProof,
  userSlotOf,
  withRecoverySlot,
  withUserSlot,
} from './keySlots.ts'
import { requireStrength } from './passphraseStrength.ts'
import { makePersonalSlot, type NewSecret } from './personalSlot.ts'
import { createPersonStore, type PersonStore } from './personStore.ts'
import type { VaultPorts } from './ports.ts'
import { formatRecoveryKey, parseRecoveryKey } from './recoveryKey.ts'
import { requireCurrent, settlePeople } from './settlePeople.ts'
import { requireVault, vaultPaths } from './vaultFolder.ts'
import { vaultKeys } from './vaultKeys.ts'
import { lockVault } from './vaultLock.ts'
import { vaultMigrations } from './vaultMigrations.ts'
import { createVendorStore, type Vendor } from './vendorStore.ts'

/** Who stands at the closed door, and what they are to open it with from now on. */
export interface ChangeAtTheDoor {
  readonly proof: SlotProof & { readonly user: UserName }
  readonly next: { readonly passphrase: string; readonly keyFile: NextKeyFile }
}

/**
 * Replaces a passphrase while the vault is locked. One that somebody else set is replaced together with its signing
 * key, so that nobody but the person ever had what they sign with.
 *
 * @returns the key file that goes with the new passphrase
 * @throws SealdeskError as `openVault` does, and `vault/same-passphrase`, `vault/weak-passphrase`,
 *   `vault/guessable-passphrase`
 */
export async function changePassphrase(
  ports: VaultPorts,
  { proof, next }: ChangeAtTheDoor,
): Promise<KeyFile | undefined> {
  const open = async (slots: KeySlots) => openUserSlot(ports, slots, proof, { acceptInitial: true })
  return enter(ports, { who: proof.user, logAs: proof.user, open }, async (inside, opened) => {
    const { keySlots, people, vendor, audit } = inside
    await requireStrength(next.passphrase, [proof.user, vendor.name], ports.rules)
    const self = people.get(proof.user)
    requireCurrent(self, opened.signingKeyPem)
    const isInitial = userSlotOf(keySlots.current(), proof.user)?.header.initial === true
    if (isInitial && proof.passphrase === next.passphrase) throw new SealdeskError('vault/same-passphrase')
    const keyFile = await nextKeyFile(next.keyFile, proof.keyFile)
    const secret = { passphrase: next.passphrase, keyFile }
    if (isInitial) await issue(ports, inside, opened.masterKey, { user: proof.user, ...secret })
    else {
      const owner = {
        vaultId: keySlots.current().vaultId,
        user: proof.user,
        isBound: isBound(keySlots.current(), proof.user),
        ...secret,
      }
      const slot = await createUserSlot(ports, owner, { ...opened, certificatePem: self.certificatePem })
      keySlots.update((slots) => withUserSlot(slots, proof.user, slot))
    }
    audit.append('person.passphrase-changed', proof.user, 'ok', { keyFile: keyFile ? 'yes' : 'no' })
    return keyFile
  })
}

/**
 * Opens the vault with the recovery key, and gives a supervisor a new passphrase and a new signing key. The recovery key
 * was typed in, so it is replaced.
 *
 * @returns the new recovery key, to be shown once
 * @throws SealdeskError `vault/recovery-key-mistyped`, `vault/recovery-key-wrong`, `person/not-supervisor`,
 *   `vault/weak-passphrase`, `vault/guessable-passphrase`, and as `openVault` does
 */
export async function recoverVault(
  ports: VaultPorts,
  { recoveryKey, user, passphrase }: { recoveryKey: string; user: UserName; passphrase: string },
): Promise<{ recoveryKey: string }> {
  const typed = parseRecoveryKey(recoveryKey)
  if (!typed) throw new SealdeskError('vault/recovery-key-mistyped')
  const open = async (slots: KeySlots) => {
    const slot = recoverySlotOf(slots)
    const masterKey = slot && openRecoverySlot(slot, typed)
    if (!masterKey) throw new SealdeskError('vault/recovery-key-wrong')
    return { masterKey }
  }
  return enter(ports, { who: recoveryAttempts, logAs: user, open }, async (inside, { masterKey }) => {
    const { keySlots, people, vendor, audit } = inside
    await requireStrength(passphrase, [user, vendor.name], ports.rules)
    const person = people.find(user)
    if (!person || person.disabledAt !== null || !person.roles.includes('supervisor'))
      throw new SealdeskError('person/not-supervisor', { user })
    const { slot, secret } = createRecoverySlot(ports, keySlots.current().vaultId, masterKey)
    const next = formatRecoveryKey(secret)
    secret.fill(0)
    await issue(ports, inside, masterKey, { user, passphrase }, (slots) => withRecoverySlot(slots, slot))
    audit.append('vault.recovered', user, 'ok')
    return { recoveryKey: next }
  })
}

/** What is behind the door, for as long as it takes to change a slot. */
interface Inside {
  readonly keySlots: KeySlotFile
  readonly database: Database
  readonly people: PersonStore
  readonly vendor: Vendor
  readonly audit: AuditLog
}

async function enter<O extends { readonly masterKey: Uint8Array }, T>(
  ports: VaultPorts,
  { who, logAs, open }: { who: string; logAs: string; open: (slots: KeySlots) => Promise<O> },
  work: (inside: Inside, opened: O) => Promise<T>,
): Promise<T> {
  const paths = vaultPaths(ports.dir)
  requireVault(paths)
  using resources = new DisposableStack()
  resources.defer(lockVault(paths.lock))
  const keySlots = openKeySlotFile(paths.keySlots)
  const attempts = createFailedAttempts(paths.failedAttempts, ports.clock)
  const opened = await attempts.guard(who, () => open(keySlots.current()))
  resources.defer(() => void opened.masterKey.fill(0))
  finishCreation(paths)
  const keys = vaultKeys(opened.masterKey, keySlots.current().vaultId)
  resources.defer(() => void keys.epochWrap.fill(0))
  resources.defer(() => void keys.database.fill(0))
  const database = openDatabase({
    path: paths.database,
    key: keys.database,
    migrations: vaultMigrations,
    clock: ports.clock,
  })
  resources.defer(() => void database.close())
  const people = createPersonStore(database)
  const audit = createAuditLog(database, { who: logAs, clock: ports.clock })
  attempts.report(audit)
  settlePeople({ keySlots, people, audit }, ports.clock().toISOString())
  const vendor = createVendorStore(database).get()
  return await work({ keySlots, database, people, vendor, audit }, opened)
}

/** A new slot with a new key for a person, and the certificate of the key before is retired. */
async function issue(
  ports: VaultPorts,
  { keySlots, people, vendor }: Inside,
  masterKey: Uint8Array,
  person: NewSecret & { readonly user: UserName },
  alsoChange: (slots: KeySlots) => KeySlots = (slots) => slots,
): Promise<void> {
  const wanted = { ...person, initial: false }
  const { slot, certificatePem } = await makePersonalSlot(
    ports,
    { keySlots, issuer: vendor.issuer, masterKey },
    wanted,
  )
  keySlots.update((slots) => alsoChange(withUserSlot(slots, person.user, slot)))
  people.replaceCertificate(person.user, certificatePem, ports.clock().toISOString())
}
