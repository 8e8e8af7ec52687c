import { afterEach, describe, expect, it } from 'vitest'
import { type Child, startChild } from '../../../main/cli/childProcess.ts'
import { decoderContract } from '../../../shared/ipc/decoder.ts'

const entry = new URL('./children/unruly.ts', import.meta.url)
let child: Child<typeof decoderContract> | undefined

function inspect(order: number) {
  child ??= startChild(decoderContract, entry, 3)
  return child.client.decoder.inspect({ bytes: new Uint8Array([order]), mediaType: 'image/png' })
}

afterEach(() => {
  child?.close()
  child = undefined
})

describe('a process that opens documents', () => {
  it('stays the same while it answers', async () => {
    expect(await inspect(1)).toEqual(await inspect(1))
  })

  it.each([
    ['crashes', 2, 'document/process-ended'],
    ['never ends', 3, 'document/too-slow'],
    ['loops without a pause', 4, 'document/too-slow'],
  ])('is replaced when it %s, and only that document is given up', async (_what, order, code) => {
    const before = await inspect(1)
    const [unruly, next] = await Promise.allSettled([inspect(order), inspect(1)])
    expect(unruly).toMatchObject({ status: 'rejected', reason: { code } })
    expect(next).toMatchObject({ status: 'fulfilled' })
    expect(next).not.toMatchObject({ value: before })
  })

  it('ends when it is closed', async () => {
    const { pages: pid } = await inspect(1)
    child?.close()
    await expect.poll(() => isAlive(pid)).toBe(false)
  })

  it('is not started anew for what still waits when it is closed', async () => {
    await inspect(1)
    const waiting = [inspect(1), inspect(1)]
    child?.close()
    const code = 'document/process-ended'
    const given = { status: 'rejected', reason: { code } }
    expect(await Promise.allSettled([...waiting, inspect(1)])).toMatchObject([given, given, given])
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
