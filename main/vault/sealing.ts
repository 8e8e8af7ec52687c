import { createCipheriv, createDecipheriv } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'

const nonceLength = 12
const tagLength = 16

/** A secret under AES-256-GCM: 96-bit random nonce, then ciphertext and 128-bit tag; both base64. */
export const Sealed = z.strictObject({ nonce: z.base64(), ciphertext: z.base64() })
export type Sealed = z.infer<typeof Sealed>

/**
 * Encrypts a secret under a 256-bit key.
 *
 * @param context what the secret is and whose; authenticated as RFC 8785 canonical JSON, so that a sealed secret
 *   moved to another place does not open there
 */
export function seal(
  key: Uint8Array,
  secret: Uint8Array,
  context: object,
  random: (length: number) => Uint8Array,
): Sealed {
  const nonce = random(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(associatedData(context))
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  return { nonce: Buffer.from(nonce).toString('base64'), ciphertext: ciphertext.toString('base64') }
}

/** @returns the secret, or `null` if the key or the context is another, or the sealed bytes were changed */
export function unseal(key: Uint8Array, sealed: Sealed, context: object): Uint8Array | null {
  const nonce = Buffer.from(sealed.nonce, 'base64')
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  if (nonce.length !== nonceLength || bytes.length < tagLength) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(associatedData(context))
  decipher.setAuthTag(bytes.subarray(-tagLength))
  const secret = decipher.update(bytes.subarray(0, -tagLength))
  try {
    decipher.final()
    return secret
  } catch {
    secret.fill(0)
    return null
  }
}

function associatedData(context: object): Buffer {
  const json = canonicalize(context)
  if (json === undefined) throw new TypeError('the context of a sealed secret is not JSON')
  return Buffer.from(json)
}
