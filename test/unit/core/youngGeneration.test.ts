import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import { channel } from '../../../main/core/channels.ts'
import { answers } from '../../../main/core/parentLink.ts'
import { linkOver } from '../../../main/core/pipeLink.ts'
import { wireOver } from '../../../shared/ipc/wire.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const mebibyte = 1024 * 1024
const core = join(import.meta.dirname, '../../../main/core/startCore.ts')
const measure = join(import.meta.dirname, 'measureYoungGeneration.ts')

/** Size of the young generation of a process after it has made much garbage, in bytes. */
async function grown(module: string, ready: (child: ChildProcess) => Promise<unknown>): Promise<number> {
  const child = fork(module, [temporaryFolder()], {
    execArgv: ['--import', measure],
    stdio: ['pipe', 'inherit', 'inherit', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill())
  await ready(child)
  child.kill('SIGUSR2')
  const [size] = await once(child, 'message')
  return Number(size)
}

it('the core process keeps its young generation as small as it begins, which no process does of itself', async () => {
  const ofCore = await grown(core, async ({ stdin, stdio }) => {
    const pipes = { incoming: stdio[answers] as Readable, outgoing: stdin as Writable }
    const app = wireOver(channel(linkOver(pipes, { givesBytesAway: false }), 'app'))
    await app.call('vault.status', undefined)
    app.close()
  })
  const ofAnother = await grown(measure, (child) => once(child, 'message'))
  expect(ofCore).toBeLessThanOrEqual(4 * mebibyte)
  expect(ofAnother).toBeGreaterThanOrEqual(8 * mebibyte)
})
