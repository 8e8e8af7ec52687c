import { expect, it } from 'vitest'
import { createDeriveKey } from '../../../main/vault/argon2.ts'
import { createVault } from '../../../main/vault/createVault.ts'
import { argon2Floor } from '../../../main/vault/kdf.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { owner, portsFor, temporaryFolder } from './stationVault.ts'

const deriveKey = createDeriveKey(new URL('../../../main/vault/argon2Worker.ts', import.meta.url))
const text = (value: string) => new TextEncoder().encode(value)

it('derives what every argon2id derives', async () => {
  const key = await deriveKey(text(owner.passphrase), text('sealdesk-salt-16'), argon2Floor)
  // By OpenSSL's implementation with the same parameters.
  expect(Buffer.from(key).toString('hex')).toBe(
    '006ba215b2168da40db971e4e7ad3dd330cfb7af7248021bef6675ff5584fc8d',
  )
})

it('leaves the passphrase to its caller', async () => {
  const passphrase = text(owner.passphrase)
  await deriveKey(passphrase, text('sealdesk-salt-16'), argon2Floor)
  expect(passphrase).toEqual(text(owner.passphrase))
})

it('opens a vault with its own passphrase and no other', async () => {
  const ports = { ...portsFor(temporaryFolder()), deriveKey }
  await createVault(ports, { vendor: '样本', ...owner })
  await expect(openVault(ports, { ...owner, passphrase: 'another one' })).rejects.toMatchObject({
    code: 'vault/wrong-passphrase',
  })
  const vault = await openVault(ports, owner)
  vault.close()
})

it('fails where the worker cannot run, instead of waiting', async () => {
  const missing = createDeriveKey(new URL('./no-such-worker.ts', import.meta.url))
  await expect(missing(text('x'), text('sealdesk-salt-16'), argon2Floor)).rejects.toThrow()
})
