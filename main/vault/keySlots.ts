import { z } from 'zod'
import { BatchId, Instant } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { Argon2Params, argon2Floor, keyLength, passphraseKey, saltLength, subKey } from './kdf.ts'
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
})
const RecoverySlotHeader = z.strictObject({
  kind: z.literal('recovery'),
  vaultId: z.string(),
  createdAt: Instant,
  salt: z.base64(),
})

const UserSlot = z.strictObject({ header: UserSlotHeader, masterKey: Sealed, signingKey: Sealed })
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

export async function createUserSlot(
  { clock, random, deriveKey }: VaultPorts,
  owner: { vaultId: string; user: UserName; passphrase: string },
  { masterKey, signingKeyPem }: OpenedSlot,
): Promise<UserSlot> {
  const salt = random(saltLength)
  const header: UserSlot['header'] = {
    kind: 'user',
    vaultId: owner.vaultId,
    user: owner.user,
    createdAt: clock().toISOString(),
    salt: Buffer.from(salt).toString('base64'),
    argon2id: argon2Floor,
  }
  const key = await passphraseKey(deriveKey, owner.passphrase, salt, header.argon2id)
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

/** @throws SealdeskError `vault/unknown-user`, `vault/wrong-passphrase`, `vault/slot-damaged` */
export async function openUserSlot(
  deriveKey: VaultPorts['deriveKey'],
  { slots }: KeySlots,
  { user, passphrase }: { user: string; passphrase: string },
): Promise<OpenedSlot> {
  const slot = slots.find((candidate): candidate is UserSlot => isSlotOf(candidate, user))
  if (!slot) throw new SealdeskError('vault/unknown-user', { user })
  const { header } = slot
  const key = await passphraseKey(deriveKey, passphrase, Buffer.from(header.salt, 'base64'), header.argon2id)
  const masterKey = unseal(key, slot.masterKey, { header, holds: 'master-key' })
  const signingKey = unseal(key, slot.signingKey, { header, holds: 'signing-key' })
  key.fill(0)
  // The file's digest was right, so what does not open here was not damaged: the key is another.
  if (!masterKey) throw new SealdeskError('vault/wrong-passphrase')
  if (!signingKey) throw new SealdeskError('vault/slot-damaged', { detail: `signing key of ${user}` })
  const signingKeyPem = new TextDecoder().decode(signingKey)
  signingKey.fill(0)
  return { masterKey, signingKeyPem }
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

function isSlotOf(slot: UserSlot | RecoverySlot, user: string): boolean {
  return slot.header.kind === 'user' && slot.header.user === user
}
