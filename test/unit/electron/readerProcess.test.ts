import { expect, it } from 'vitest'
import { createReaderProcess } from '../../../main/electron/readerProcess.ts'
import { serveOver } from '../../../shared/ipc/wire.ts'
import { fakeUtility } from './utility.ts'

it('gives up the page on which the reader dies, and reads the next with a new one', async () => {
  const started: ReturnType<typeof fakeUtility>[] = []
  const reader = createReaderProcess(() => {
    const utility = fakeUtility()
    started.push(utility)
    serveOver(utility.link, async (name) => {
      if (name === 'deadly') utility.die()
      return name === 'deadly' ? new Promise(() => {}) : { ok: true, value: 'read' }
    })
    return utility.child
  })
  expect(await reader.dispatch('deadly', undefined)).toMatchObject({
    ok: false,
    error: { code: 'document/process-ended' },
  })
  expect(await reader.dispatch('reader.read', undefined)).toEqual({ ok: true, value: 'read' })
  expect(started).toHaveLength(2)
})
