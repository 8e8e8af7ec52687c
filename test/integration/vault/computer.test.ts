import { join } from 'node:path'
import { expect, it } from 'vitest'
import { UserName } from '../../../shared/domain/person.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { aDeviceSecret } from '../../fixtures/deviceSecret.ts'
import { aCore, aStation, supervisor } from '../../fixtures/station.ts'

const ownPassphrase = supervisor.passphrase

it('a person binds themselves by the contract; a core without that keystore refuses them and lets others in', async () => {
  const station = await aStation({ deviceSecret: aDeviceSecret() })
  const { api } = station
  const other = { user: UserName.parse('样本初审员'), passphrase: 'chosen by one 雨伞 alone' }
  const given = 'given by the 主管 first'
  await api.person.add({ user: other.user, roles: ['reviewer-1'], passphrase: given, ownPassphrase })
  await expect(api.computer.isBound()).resolves.toBe(false)
  await expect(api.computer.setBound({ ownPassphrase, isBound: true })).resolves.toBe(true)
  await api.vault.unlock(supervisor)
  await expect(api.computer.isBound()).resolves.toBe(true)
  await station.core.close()

  const { core } = aCore(station.dir)
  const elsewhere = createClient(contract, core)
  await expect(elsewhere.vault.unlock(supervisor)).rejects.toMatchObject({ code: 'vault/other-computer' })
  await elsewhere.vault.changePassphrase({
    user: other.user,
    passphrase: given,
    next: { passphrase: other.passphrase, keyFile: { use: 'none' } },
  })
  await expect(
    elsewhere.computer.setBound({ ownPassphrase: other.passphrase, isBound: true }),
  ).rejects.toMatchObject({ code: 'vault/keystore-unavailable' })
})

it('a backup of a bound person is restored on another computer only with the recovery key', async () => {
  const station = await aStation({ deviceSecret: aDeviceSecret() })
  const { api, folder } = station
  const { recoveryKey } = await api.vault.renewRecoveryKey({ ownPassphrase })
  await api.computer.setBound({ ownPassphrase, isBound: true })
  const [backup, keyRing] = [join(folder, 'b.backup'), join(folder, 'ring.json')]
  await station.ended(
    api.backup.write({ backup: station.core.grant(backup), keyRing: station.core.grant(keyRing) }),
  )
  await station.core.close()

  const { core } = aCore(join(folder, 'restored'))
  const elsewhere = createClient(contract, core)
  const files = { backup: core.grant(backup), keyRing: core.grant(keyRing) }
  await expect(elsewhere.backup.restore({ ...files, proof: supervisor })).rejects.toMatchObject({
    code: 'vault/other-computer',
  })
  await elsewhere.backup.restore({ ...files, proof: { user: supervisor.user, recoveryKey } })
  await expect(elsewhere.vault.unlock(supervisor)).rejects.toMatchObject({ code: 'vault/other-computer' })
  const next = 'another 口令 of four words'
  await elsewhere.vault.recover({ recoveryKey, user: supervisor.user, passphrase: next })
  await elsewhere.vault.unlock({ user: supervisor.user, passphrase: next })
})
