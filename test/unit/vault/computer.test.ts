import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changePassphrase, recoverVault } from '../../../main/vault/enter.ts'
import { writeKeyFile } from '../../../main/vault/keyFile.ts'
import { readKeySlots } from '../../../main/vault/keySlotFile.ts'
import { openUserSlot } from '../../../main/vault/keySlots.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { aDeviceSecret } from '../../fixtures/deviceSecret.ts'
import { aVault, owner, snapshot, temporaryFolder } from './stationVault.ts'

const { user } = owner
const ownPassphrase = owner.passphrase
const next = 'five 发明的 words, really'

/** A vault on a computer of its own, whose owner is bound to it. */
async function aBoundVault() {
  const made = await aVault()
  const elsewhere = made.ports
  const ports = { ...made.ports, deviceSecret: aDeviceSecret() }
  const vault = await openVault(ports, owner)
  await vault.people.setOwnBound({ ownPassphrase, isBound: true })
  vault.close()
  return { ...made, ports, elsewhere }
}

const opens = async (...args: Parameters<typeof openVault>) => (await openVault(...args)).close()
const otherComputer = { code: 'vault/other-computer', params: { user } }

describe('a slot that is bound to a computer', () => {
  it('opens there with the passphrase, and never without it', async () => {
    const { ports } = await aBoundVault()
    await opens(ports, owner)
    await expect(opens(ports, { user, passphrase: next })).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
  })

  it.each([
    ['without a keystore', undefined],
    ['on a computer that has made no secret', aDeviceSecret()],
    ['on a computer with another secret', aDeviceSecret(randomBytes(32))],
  ])('does not open %s, and says why', async (_, deviceSecret) => {
    const { dir, elsewhere } = await aBoundVault()
    const before = snapshot(dir)
    const ports = deviceSecret ? { ...elsewhere, deviceSecret } : elsewhere
    await expect(opens(ports, owner)).rejects.toMatchObject(otherComputer)
    expect(snapshot(dir)).toEqual(before)
  })

  it('hands on what the keystore refuses with', async () => {
    const { ports } = await aBoundVault()
    const refuse = async () => {
      throw new SealdeskError('vault/keystore-unavailable', { detail: 'basic_text' })
    }
    const deviceSecret = { get: refuse, create: refuse }
    await expect(opens({ ...ports, deviceSecret }, owner)).rejects.toMatchObject({
      code: 'vault/keystore-unavailable',
    })
  })

  it('can not be unbound by changing its header: that is authenticated, and the secret is in the key', async () => {
    const { ports, dir } = await aBoundVault()
    const path = join(dir, 'keyslots.json')
    const slots = readKeySlots(path)
    const changed = JSON.parse(JSON.stringify(slots), (key, value) =>
      key === 'computer' ? undefined : value,
    )
    await expect(openUserSlot(ports, changed, owner)).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
  })

  it('stays bound when its passphrase is changed, inside or at the door, and its key file counts as before', async () => {
    const { ports, elsewhere } = await aBoundVault()
    const keyFile = await writeKeyFile(join(temporaryFolder(), 'key.json'), ports.random)
    const vault = await openVault(ports, owner)
    await vault.people.changeOwn({ ownPassphrase, passphrase: next, keyFile: async () => keyFile })
    expect(vault.people.isOwnBound()).toBe(true)
    vault.close()
    const changed = { user, passphrase: next, keyFile }
    await expect(opens(elsewhere, changed)).rejects.toMatchObject(otherComputer)
    await changePassphrase(ports, { proof: changed, next: { passphrase: ownPassphrase, keyFile: 'same' } })
    await expect(opens(elsewhere, { ...owner, keyFile })).rejects.toMatchObject(otherComputer)
    await expect(opens(ports, owner)).rejects.toMatchObject({ code: 'vault/key-file-missing' })
    await opens(ports, { ...owner, keyFile })
  })

  it('proves a witness at the same desk', async () => {
    const { ports } = await aBoundVault()
    const vault = await openVault(ports, owner)
    await expect(vault.signatory(owner)).resolves.toMatchObject({ name: user })
    vault.close()
  })

  it('opens anywhere after it was unbound with the passphrase, and the log has both', async () => {
    const { ports, elsewhere } = await aBoundVault()
    const vault = await openVault(ports, owner)
    await expect(vault.people.setOwnBound({ ownPassphrase: next, isBound: false })).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
    expect(vault.people.isOwnBound()).toBe(true)
    await vault.people.setOwnBound({ ownPassphrase, isBound: false })
    expect(vault.people.isOwnBound()).toBe(false)
    const actions = [...vault.audit.lines()].map((line) => JSON.parse(line.slice(65)).action)
    expect(actions.filter((action) => action.endsWith('bound'))).toEqual(['person.bound', 'person.unbound'])
    vault.close()
    await opens(elsewhere, owner)
  })

  it('that can be reached no more gives way to the recovery key, which leaves it unbound', async () => {
    const { elsewhere, recoveryKey } = await aBoundVault()
    await recoverVault(elsewhere, { recoveryKey, user, passphrase: next })
    await opens(elsewhere, { user, passphrase: next })
  })
})

it('binding is refused where there is no keystore, and changes no slot', async () => {
  const { dir, ports } = await aVault()
  const vault = await openVault(ports, owner)
  const slots = snapshot(dir)['keyslots.json']
  await expect(vault.people.setOwnBound({ ownPassphrase, isBound: true })).rejects.toMatchObject({
    code: 'vault/keystore-unavailable',
  })
  expect(snapshot(dir)['keyslots.json']).toBe(slots)
  vault.close()
})
