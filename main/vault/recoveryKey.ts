import { createHash } from 'node:crypto'
// Crockford's alphabet has no I, L, O, U: nothing in it is taken for another character when copied by hand.
import { base32crockford } from '@scure/base'

/** 160 bits: too many to guess, so that no slow derivation is needed. */
export const recoverySecretLength = 20
const checkBytes = 5
const checkCharacters = 4

/** A recovery secret as it is printed: nine groups of four characters, of which the last group is a check. */
export function formatRecoveryKey(secret: Uint8Array): string {
  const characters = base32crockford.encode(secret) + check(secret)
  return characters.match(/.{4}/g)?.join('-') ?? ''
}

/**
 * Reads a recovery key as a person typed it: any case, spaces or hyphens anywhere, O for 0, I and L for 1.
 *
 * @returns the secret, or `null` if a character is missing or wrong
 */
export function parseRecoveryKey(typed: string): Uint8Array | null {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const secret = decode(characters.slice(0, -checkCharacters))
  return secret?.length === recoverySecretLength && check(secret) === characters.slice(-checkCharacters)
    ? secret
    : null
}

function check(secret: Uint8Array): string {
  const digest = createHash('sha256').update(secret).digest()
  return base32crockford.encode(digest.subarray(0, checkBytes)).slice(0, checkCharacters)
}

function decode(characters: string): Uint8Array | null {
  try {
    return base32crockford.decode(characters)
  } catch {
    return null
  }
}
