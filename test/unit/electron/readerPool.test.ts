import { describe, expect, it } from 'vitest'
import { createReaderPool } from '../../../main/electron/readerPool.ts'
import { serveOver } from '../../../shared/ipc/wire.ts'
import { fakeUtility } from './utility.ts'

/** A pool over processes that answer when they are told to, and die of pages that are deadly, once of one that is shaky. */
function aPool({ count = 1, recycledAfter = 1000 } = {}) {
  let isShaken = false
  const started: ReturnType<typeof fakeUtility>[] = []
  const atWork: { name: string; finish: () => void }[] = []
  const pool = createReaderPool({
    count,
    recycledAfter,
    fork() {
      const utility = fakeUtility()
      started.push(utility)
      serveOver(utility.link, async (name) => {
        const dies = name === 'deadly' || (name === 'shaky' && !isShaken)
        isShaken ||= name === 'shaky'
        if (dies) utility.die()
        if (dies) return new Promise(() => {})
        const { promise, resolve } = Promise.withResolvers<void>()
        atWork.push({ name, finish: resolve })
        await promise
        return { ok: true, value: name }
      })
      return utility.child
    },
  })
  const finish = async (name: string) => {
    await expect.poll(() => atWork.map((work) => work.name)).toContain(name)
    const at = atWork.findIndex((work) => work.name === name)
    atWork.splice(at, 1)[0]?.finish()
  }
  return { pool, started, atWork, finish }
}

describe('processes that read pages', () => {
  it('give up the page on which two die one after the other, and read the next with a new one', async () => {
    const { pool, started, finish } = aPool()
    expect(await pool.dispatch('deadly', undefined)).toMatchObject({
      ok: false,
      error: { code: 'document/process-ended' },
    })
    const next = pool.dispatch('next', undefined)
    await finish('next')
    expect(await next).toEqual({ ok: true, value: 'next' })
    expect(started).toHaveLength(3)
  })

  it('read a page on which one died with a new one', async () => {
    const { pool, started, finish } = aPool()
    const page = pool.dispatch('shaky', undefined)
    await finish('shaky')
    expect(await page).toEqual({ ok: true, value: 'shaky' })
    expect(started).toHaveLength(2)
  })

  it('do not try a page again after they were stopped', async () => {
    const { pool, started } = aPool()
    const page = pool.dispatch('deadly', undefined)
    await expect.poll(() => started.length).toBe(1)
    await pool.stop()
    expect(await page).toMatchObject({ ok: false })
    expect(started).toHaveLength(1)
  })

  it('read one page each; a page that finds none free waits for the first that is', async () => {
    const { pool, started, atWork, finish } = aPool({ count: 2 })
    const pages = ['1', '2', '3'].map((name) => pool.dispatch(name, undefined))
    await expect.poll(() => atWork.map(({ name }) => name)).toEqual(['1', '2'])
    await finish('2')
    await finish('3')
    await finish('1')
    expect(await Promise.all(pages)).toEqual(['1', '2', '3'].map((value) => ({ ok: true, value })))
    expect(started).toHaveLength(2)
  })

  it('make room for new ones after so many pages', async () => {
    const { pool, started, finish } = aPool({ recycledAfter: 2 })
    for (const name of ['1', '2', '3']) {
      const page = pool.dispatch(name, undefined)
      await finish(name)
      await page
    }
    expect(started).toHaveLength(2)
  })

  it('do not read what waited when they were stopped', async () => {
    const { pool, started } = aPool()
    const pages = ['1', '2'].map((name) => pool.dispatch(name, undefined))
    await expect.poll(() => started.length).toBe(1)
    await pool.stop()
    expect(await Promise.all(pages)).toMatchObject([
      { ok: false },
      { ok: false, error: { code: 'ipc/unavailable' } },
    ])
    expect(started).toHaveLength(1)
  })
})
