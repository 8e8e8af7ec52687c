import { hkdfSync } from 'node:crypto'
import { z } from 'zod'

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

/** All that opens a slot; which of them there are stands in the slot's header. */
interface Factors {
  readonly passphrase: string
  readonly keyFileSha256?: Uint8Array | undefined
  readonly deviceSecret?: Uint8Array | undefined
}

export const saltLength = 16
export const keyLength = 32

/**
 * The key-encryption key of a person's slot: HKDF over argon2id of the passphrase, followed by the digest of the key
 * file where the person has one, and the computer's secret where the slot is bound to it. The caller zeroes it.
 *
 * @param keyFileSha256 32 bytes
 * @param deviceSecret 32 bytes
 */
export async function passphraseKey(
  deriveKey: DeriveKey,
  { passphrase, keyFileSha256, deviceSecret }: Factors,
  salt: Uint8Array,
  params: Argon2Params,
): Promise<Uint8Array> {
  const secret = new TextEncoder().encode(normalisePassphrase(passphrase))
  const stretched = await deriveKey(secret, salt, params)
  secret.fill(0)
  const factors = Buffer.concat([
    stretched,
    keyFileSha256 ?? new Uint8Array(),
    deviceSecret ?? new Uint8Array(),
  ])
  const key = subKey(factors, salt, 'key-encryption-key')
  stretched.fill(0)
  factors.fill(0)
  return key
}

/** One key of many from one secret: HKDF-SHA-256, 32 bytes. The caller zeroes it. */
export function subKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, `sealdesk/1 ${purpose}`, keyLength))
}

/** NFKC: an input method in full-width mode types the same passphrase in other code points. */
export function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC')
}
