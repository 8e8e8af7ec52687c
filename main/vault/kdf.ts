import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { SealdeskError } from '../../shared/errors/error.ts'

/** Least cost of argon2id that a slot may have; a slot file that says less was not written by this program. */
export const argon2Floor = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 4 } as const

/** Cost of argon2id. The upper bounds keep a damaged slot file from asking for more memory than there is. */
export const Argon2Params = z.strictObject({
  memoryKiB: z
    .int()
    .min(argon2Floor.memoryKiB)
    .max(2 * 1024 * 1024),
  iterations: z.int().min(argon2Floor.iterations).max(64),
  parallelism: z.int().min(argon2Floor.parallelism).max(64),
})
export type Argon2Params = z.infer<typeof Argon2Params>

/** argon2id: 32 bytes from a passphrase (normalised, UTF-8), away from the calling thread. */
export type DeriveKey = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  params: Argon2Params,
) => Promise<Uint8Array>

export const saltLength = 16
export const keyLength = 32
const minimumPassphrase = 8

/** @throws SealdeskError `vault/weak-passphrase` */
export function requireStrength(passphrase: string): void {
  if ([...normalise(passphrase)].length < minimumPassphrase)
    throw new SealdeskError('vault/weak-passphrase', { minimum: minimumPassphrase })
}

/** The key-encryption key of a person's slot: argon2id, then HKDF. The caller zeroes it. */
export async function passphraseKey(
  deriveKey: DeriveKey,
  passphrase: string,
  salt: Uint8Array,
  params: Argon2Params,
): Promise<Uint8Array> {
  const secret = new TextEncoder().encode(normalise(passphrase))
  const stretched = await deriveKey(secret, salt, params)
  secret.fill(0)
  const key = subKey(stretched, salt, 'key-encryption-key')
  stretched.fill(0)
  return key
}

/** One key of many from one secret: HKDF-SHA-256, 32 bytes. The caller zeroes it. */
export function subKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, `sealdesk/1 ${purpose}`, keyLength))
}

/** NFKC: an input method in full-width mode types the same passphrase in other code points. */
function normalise(passphrase: string): string {
  return passphrase.normalize('NFKC')
}
