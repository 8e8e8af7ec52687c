import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openVault } from '../../../main/vault/vault.ts'
import { lockVault } from '../../../main/vault/vaultLock.ts'
import { aVault, owner, temporaryFolder } from './stationVault.ts'

it('a vault that is open is in use to everybody else, until it is closed', async () => {
  const { ports } = await aVault()
  const vault = await openVault(ports, owner)
  await expect(openVault(ports, owner)).rejects.toMatchObject({ code: 'vault/in-use' })
  vault.close()
  const next = await openVault(ports, owner)
  next.close()
})

it('a lock held by another process holds until that process ends, even by a kill', async () => {
  const path = join(temporaryFolder(), 'lock')
  const holder = fork(new URL('./lockHolder.ts', import.meta.url), [path], { execArgv: ['--expose-gc'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder, 'message')
  expect(() => lockVault(path)).toThrow(/vault\/in-use/)
  await kill(holder)
  const release = lockVault(path)
  release()
})

async function kill(process: ChildProcess): Promise<void> {
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
}
