import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { channel } from '../../../main/core/channels.ts'
import type { Link } from '../../../shared/ipc/wire.ts'
import { wireOver } from '../../../shared/ipc/wire.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const mebibyte = 1024 * 1024
const core = join(import.meta.dirname, '../../../main/core/startCore.ts')
const measure = join(import.meta.dirname, 'measureYoungGeneration.ts')

/** Size of the young generation of a process after it has made much garbage, in bytes. */
async function grown(module: string, ready: (link: Link) => Promise<unknown>): Promise<number> {
  const child = fork(module, [temporaryFolder()], {
    serialization: 'advanced',
    execArgv: ['--import', measure],
  })
  onTestFinished(() => void child.kill())
  await ready({
    post: (message) => void child.send(message as object),
    listen(listener) {
      child.on('message', listener)
      return () => void child.off('message', listener)
    },
  })
  child.kill('SIGUSR2')
  const [size] = await once(child, 'message')
  return Number(size)
}

it('the core process keeps its young generation as small as it begins, which no process does of itself', async () => {
  const ofCore = await grown(core, async (link) => {
    const app = wireOver(channel(link, 'app'))
    await app.call('vault.status', undefined)
    app.close()
  })
  const ofAnother = await grown(measure, (link) => new Promise((resolve) => link.listen(resolve)))
  expect(ofCore).toBeLessThanOrEqual(4 * mebibyte)
  expect(ofAnother).toBeGreaterThanOrEqual(8 * mebibyte)
})
