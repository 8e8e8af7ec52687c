import { z } from 'zod'
import { BatchId, Instant } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { calibrateArgon2 } from './argon2Cost.ts'
import { boundSecret, thisComputer } from './computer.ts'
import { Argon2Params, keyLength, passphraseKey, saltLength, subKey } from './kdf.ts'
import type { KeyFile } from './keyFile.ts'
import type { VaultPorts } from './ports.ts'
import { recoverySecretLength } from './recoveryKey.ts'
import { Sealed, seal, unseal } from './sealing.ts'

/** What stands in a slot beside its secrets: authenticated with each of them, and readable without a key. */
const UserSlotHeader = z.strictObject({
  kind: z.literal('user'),
  vaultId: z.string(),
  user: UserName,
  createdAt: Instant,
  salt: z.base64(),
  argon2id: Argon2Params,
  /** Id of the key file that is needed besides the passphrase. */
  keyFile: z.uuid().optional(),
  /** Id, by this slot's salt, of the one computer whose keystore has the secret that is needed as well. */
  computer: z.base64().optional(),
  /** Somebody else knows the passphrase: nothing is signed before the person has replaced it and their key. */
  initial: z.literal(true).optional(),
  /** PEM; of the signing key. The database records it, after the slot is there. */
  certificate: z.string().optional(),
})
const RecoverySlotHeader = z.strictObject({
  kind: z.literal('recovery'),
  vaultId: z.string(),
  createdAt: Instant,
  salt: z.base64(),
})

export const UserSlot = z.strictObject({
  header: UserSlotHeader,
  masterKey: Sealed,
  signingKey: Sealed,
})
const RecoverySlot = z.strictObject({ header: RecoverySlotHeader, masterKey: Sealed })
export type UserSlot = z.infer<typeof UserSlot>
export type RecoverySlot = z.infer<typeof RecoverySlot>

/** The epoch key under the master key; identities (by key id) and database keys (by batch) under the epoch key. */
export const EpochRecord = z.strictObject({
  number: z.int().nonnegative(),
  key: Sealed,
  identities: z.record(z.string(), Sealed),
  batches: z.partialRecord(BatchId, Sealed),
})
export type EpochRecord = z.infer<typeof EpochRecord>

/** Content of keyslots.json; `revision` counts its writes from 0. */
export const KeySlots = z.strictObject({
  vaultId: z.string().min(1),
  revision: z.int().nonnegative(),
  slots: z.array(z.union([UserSlot, RecoverySlot])),
  epoch: EpochRecord,
})
export type KeySlots = z.infer<typeof KeySlots>

/** What a person's passphrase opens. The caller zeroes `masterKey`. */
export interface OpenedSlot {
  readonly masterKey: Uint8Array
  /** The person's own P-256 key, PKCS#8 PEM: under the passphrase alone, so that nobody else can sign for them. */
  readonly signingKeyPem: string
}

/** Whose slot it is to be, and what opens it. */
export interface SlotOwner {
  readonly vaultId: string
  readonly user: UserName
  readonly passphrase: string
  readonly keyFile?: KeyFile | undefined
  /** Whether it is to open on this computer only. */
  readonly isBound?: boolean
  /** Whether somebody else knows the passphrase. */
  readonly initial?: boolean
}

/** What a person says to open their slot. */
export interface SlotProof {
  readonly user: string
  readonly passphrase: string
  readonly keyFile?: KeyFile | undefined
}

/**
 * Makes a slot that takes about a second to open on this machine.
 *
 * @throws SealdeskError as `thisComputer` where it is to be bound
 */
export async function createUserSlot(
  ports: VaultPorts,
  owner: SlotOwner,
  { masterKey, signingKeyPem, certificatePem }: OpenedSlot & { readonly certificatePem: string },
): Promise<UserSlot> {
  const { clock, random, deriveKey } = ports
  const salt = random(saltLength)
  const computer = owner.isBound ? await thisComputer(ports, salt) : null
  const header: UserSlot['header'] = {
    kind: 'user',
    vaultId: owner.vaultId,
    user: owner.user,
    createdAt: clock().toISOString(),
    salt: Buffer.from(salt).toString('base64'),
    argon2id: await calibrateArgon2(deriveKey, clock),
    certificate: certificatePem,
    ...(owner.keyFile && { keyFile: owner.keyFile.id }),
    ...(computer && { computer: computer.id }),
    ...(owner.initial && { initial: true }),
  }
  const factors = {
    passphrase: owner.passphrase,
    keyFileSha256: owner.keyFile?.sha256,
    deviceSecret: computer?.secret,
  }
  const key = await passphraseKey(deriveKey, factors, salt, header.argon2id)
  computer?.secret.fill(0)
  const signingKey = new TextEncoder().encode(signingKeyPem)
  const slot = {
    header,
    masterKey: seal(key, masterKey, { header, holds: 'master-key' }, random),
    signingKey: seal(key, signingKey, { header, holds: 'signing-key' }, random),
  }
  key.fill(0)
  signingKey.fill(0)
  return slot
}

/**
 * @param acceptInitial whether a passphrase that somebody else set is good enough: only for replacing it
 * @throws SealdeskError `vault/unknown-user`, `vault/wrong-passphrase`, `vault/key-file-missing`,
 *   `vault/key-file-wrong`, `vault/other-computer`, `vault/keystore-unavailable`, `vault/passphrase-initial`,
 *   `vault/slot-damaged`
 */
export async function openUserSlot(
  ports: Pick<VaultPorts, 'deriveKey' | 'deviceSecret'>,
  slots: Pick<KeySlots, 'slots'>,
  { user, passphrase, keyFile }: SlotProof,
  { acceptInitial = false }: { acceptInitial?: boolean } = {},
): Promise<OpenedSlot> {
  const slot = userSlotOf(slots, user)
  if (!slot) throw new SealdeskError('vault/unknown-user', { user })
  const { header } = slot
  if (header.keyFile && !keyFile) throw new SealdeskError('vault/key-file-missing', { user })
  if (header.keyFile && keyFile?.id !== header.keyFile)
    throw new SealdeskError('vault/key-file-wrong', { user })
  const key = await keyOfSlot(ports, header, { passphrase, keyFile })
  const masterKey = unseal(key, slot.masterKey, { header, holds: 'master-key' })
  const signingKey = unseal(key, slot.signingKey, { header, holds: 'signing-key' })
  key.fill(0)
  // The file's digest was right, so what does not open here was not damaged: the key is another.
  if (!masterKey) throw new SealdeskError('vault/wrong-passphrase')
  if (!signingKey) throw new SealdeskError('vault/slot-damaged', { detail: `signing key of ${user}` })
  const signingKeyPem = new TextDecoder().decode(signingKey)
  signingKey.fill(0)
  if (header.initial && !acceptInitial) {
    masterKey.fill(0)
    throw new SealdeskError('vault/passphrase-initial')
  }
  return { masterKey, signingKeyPem }
}

async function keyOfSlot(
  ports: Pick<VaultPorts, 'deriveKey' | 'deviceSecret'>,
  header: UserSlot['header'],
  { passphrase, keyFile }: Omit<SlotProof, 'user'>,
): Promise<Uint8Array> {
  const salt = Buffer.from(header.salt, 'base64')
  const { user, computer } = header
  const deviceSecret = computer === undefined ? undefined : await boundSecret(ports, { user, computer }, salt)
  const keyFileSha256 = header.keyFile ? keyFile?.sha256 : undefined
  const factors = { passphrase, keyFileSha256, deviceSecret }
  const key = await passphraseKey(ports.deriveKey, factors, salt, header.argon2id)
  deviceSecret?.fill(0)
  return key
}

/** A slot that the printed recovery key opens. @returns the slot and the secret to print, which the caller zeroes */
export function createRecoverySlot(
  { clock, random }: Pick<VaultPorts, 'clock' | 'random'>,
  vaultId: string,
  masterKey: Uint8Array,
): { slot: RecoverySlot; secret: Uint8Array } {
  const salt = random(saltLength)
  const header: RecoverySlot['header'] = {
    kind: 'recovery',
    vaultId,
    createdAt: clock().toISOString(),
    salt: Buffer.from(salt).toString('base64'),
  }
  const secret = random(recoverySecretLength)
  const key = recoveryKeyOf(secret, header)
  const slot = { header, masterKey: seal(key, masterKey, { header, holds: 'master-key' }, random) }
  key.fill(0)
  return { slot, secret }
}

/** @returns the master key, or `null` if the secret is not this slot's */
export function openRecoverySlot({ header, masterKey }: RecoverySlot, secret: Uint8Array): Uint8Array | null {
  const key = recoveryKeyOf(secret, header)
  const opened = unseal(key, masterKey, { header, holds: 'master-key' })
  key.fill(0)
  return opened?.length === keyLength ? opened : null
}

function recoveryKeyOf(secret: Uint8Array, { salt }: RecoverySlot['header']): Uint8Array {
  return subKey(secret, Buffer.from(salt, 'base64'), 'recovery')
}

export function userSlotOf({ slots }: Pick<KeySlots, 'slots'>, user: string): UserSlot | undefined {
  return slots.filter(isUserSlot).find(({ header }) => header.user === user)
}

/** Whether a person's slot opens on one computer only. */
export function isBound(slots: Pick<KeySlots, 'slots'>, user: string): boolean {
  return userSlotOf(slots, user)?.header.computer !== undefined
}

export function isUserSlot(slot: UserSlot | RecoverySlot): slot is UserSlot {
  return slot.header.kind === 'user'
}

/** The slots with one put in the place of its person's, or taken out (`null`). */
export function withUserSlot(slots: KeySlots, user: string, slot: UserSlot | null): KeySlots {
  const others = slots.slots.filter((other) => !(isUserSlot(other) && other.header.user === user))
  return { ...slots, slots: slot ? [...others, slot] : others }
}

/** The slots with another recovery slot; the printed key of the one before opens nothing any more. */
export function withRecoverySlot(slots: KeySlots, slot: RecoverySlot): KeySlots {
  return { ...slots, slots: [...slots.slots.filter(isUserSlot), slot] }
}

export function recoverySlotOf({ slots }: Pick<KeySlots, 'slots'>): RecoverySlot | undefined {
  return slots.find((slot): slot is RecoverySlot => slot.header.kind === 'recovery')
}
