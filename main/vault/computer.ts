import { SealdeskError } from '../../shared/errors/error.ts'
import { subKey } from './kdf.ts'
import type { VaultPorts } from './ports.ts'

/** The computer's secret, and the name under which a slot bound to it knows it again. The caller zeroes `secret`. */
interface Computer {
  readonly secret: Uint8Array
  readonly id: string
}

/**
 * The computer that a slot is to be bound to: this one.
 *
 * @param salt of the slot
 * @throws SealdeskError `vault/keystore-unavailable`, `file/not-writable`
 */
export async function thisComputer(
  { deviceSecret }: Pick<VaultPorts, 'deviceSecret'>,
  salt: Uint8Array,
): Promise<Computer> {
  if (!deviceSecret) throw new SealdeskError('vault/keystore-unavailable', { detail: 'no keystore' })
  const secret = await deviceSecret.create()
  return { secret, id: computerId(secret, salt) }
}

/**
 * The secret of the computer that a slot is bound to, which the caller zeroes.
 *
 * @throws SealdeskError `vault/other-computer`, `vault/keystore-unavailable`
 */
export async function boundSecret(
  { deviceSecret }: Pick<VaultPorts, 'deviceSecret'>,
  { user, computer }: { user: string; computer: string },
  salt: Uint8Array,
): Promise<Uint8Array> {
  const secret = await deviceSecret?.get()
  if (secret && computerId(secret, salt) === computer) return secret
  secret?.fill(0)
  throw new SealdeskError('vault/other-computer', { user })
}

/** Tells another computer from a wrong passphrase. Of no use for finding the secret, which is 256 random bits. */
function computerId(secret: Uint8Array, salt: Uint8Array): string {
  return Buffer.from(subKey(secret, salt, 'computer-id')).toString('base64')
}
