import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { linkOver } from '../../../main/core/pipeLink.ts'

/** A process at the other end that sends back what it gets. */
const echo = 'process.stdin.pipe(process.stdout)'

function echoing(program = echo) {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function sentAndBack(bytes: Uint8Array, givesBytesAway: boolean): Promise<unknown> {
  const { stdin, stdout } = echoing()
  const link = linkOver({ incoming: stdout, outgoing: stdin }, { givesBytesAway })
  const { promise, resolve } = Promise.withResolvers<unknown>()
  link.listen(resolve)
  link.post({ bytes })
  return promise
}

const page = () => new Uint8Array(20_000_000).fill(77)

it('brings a page whole', async () => {
  expect(Buffer.compare(((await sentAndBack(page(), false)) as { bytes: Uint8Array }).bytes, page())).toBe(0)
})

it('gives a page back when it has been sent, where nobody needs it any more', async () => {
  const [given, kept] = [page(), page()]
  await Promise.all([sentAndBack(given, true), sentAndBack(kept, false)])
  expect([given.length, kept.length]).toEqual([0, page().length])
})

it('leaves bytes that share their memory with others', async () => {
  const shared = page().subarray(100)
  await sentAndBack(shared, true)
  expect(shared.length).toBe(page().length - 100)
})

it('holds nothing beside the page while it comes and goes', async () => {
  const before = process.memoryUsage().arrayBuffers
  const back = await sentAndBack(page(), true)
  expect(back).toHaveProperty('bytes.length', page().length)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1.5 * page().length)
})

it('hears no more of an end that sends nonsense', async () => {
  const { stdin, stdout } = echoing('process.stdout.write("no such message"); setInterval(() => {}, 1000)')
  const heard: unknown[] = []
  linkOver({ incoming: stdout, outgoing: stdin }, { givesBytesAway: false }).listen((message) =>
    heard.push(message),
  )
  await once(stdout, 'close')
  expect([heard, stdin.destroyed]).toEqual([[], true])
})

it('does not fall with the process at its other end', async () => {
  const child = echoing()
  const link = linkOver({ incoming: child.stdout, outgoing: child.stdin }, { givesBytesAway: true })
  link.listen(() => {})
  link.post({ bytes: page() })
  child.kill('SIGKILL')
  await once(child, 'close')
  link.post({ bytes: page() })
})
