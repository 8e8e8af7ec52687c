import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { seal, unseal } from '../../../main/vault/sealing.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const key = random(32)
const secret = new TextEncoder().encode('a secret')
const context = { vaultId: 'v', holds: 'master-key' }
const sealed = seal(key, secret, context, random)

it('a sealed secret opens with its key and its context, written in any order', () => {
  const opened = unseal(key, sealed, { holds: 'master-key', vaultId: 'v' })
  expect(Buffer.from(opened ?? [])).toEqual(Buffer.from(secret))
})

it('a secret is sealed differently each time', () => {
  expect(seal(key, secret, context, random)).not.toEqual(sealed)
})

it.each([
  ['with another key', random(32), sealed, context],
  ['for another purpose', key, sealed, { ...context, holds: 'signing-key' }],
  ['in another vault', key, sealed, { ...context, vaultId: 'w' }],
  ['with a changed byte', key, { ...sealed, ciphertext: changed(sealed.ciphertext) }, context],
  ['with a changed nonce', key, { ...sealed, nonce: changed(sealed.nonce) }, context],
  ['with a shortened tag', key, { ...sealed, ciphertext: shortened(sealed.ciphertext) }, context],
  ['with nothing in it', key, { ...sealed, ciphertext: '' }, context],
])('it does not open %s', (_, otherKey, otherSealed, otherContext) => {
  expect(unseal(otherKey, otherSealed, otherContext)).toBeNull()
})

function changed(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

function shortened(base64: string): string {
  return Buffer.from(base64, 'base64').subarray(0, -4).toString('base64')
}
