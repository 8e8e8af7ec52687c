import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDecoderQueue, type DecoderHost } from '../../../main/electron/decoderQueue.ts'
import { type Link, type Outcome, serveOver } from '../../../shared/ipc/wire.ts'

const timeLimitMs = 60_000

/** A pair of links, each hearing what is posted on the other. */
function linked(): [Link, Link] {
  const ends = [new EventTarget(), new EventTarget()] as const
  const end = (own: EventTarget, other: EventTarget): Link => ({
    post: (message) =>
      queueMicrotask(() =>
        other.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) })),
      ),
    listen(listener) {
      const onMessage = (event: Event) => listener((event as MessageEvent<unknown>).data)
      own.addEventListener('message', onMessage)
      return () => own.removeEventListener('message', onMessage)
    },
  })
  return [end(ends[0], ends[1]), end(ends[1], ends[0])]
}

/** Windows that decode everything but the documents named `deadly`, which crash them, `shaky` once, and `endless`. */
function aDecoder({ starts = true } = {}) {
  let isShaken = false
  const windows: { open: boolean; asked: string[] }[] = []
  const queue = createDecoderQueue({
    timeLimitMs,
    open(): DecoderHost {
      const window = { open: true, asked: [] as string[] }
      windows.push(window)
      const [ours, theirs] = linked()
      const gone = new EventTarget()
      const end = () => gone.dispatchEvent(new Event('gone'))
      serveOver(theirs, (name): Promise<Outcome> => {
        window.asked.push(name)
        const crashes = name === 'deadly' || (name === 'shaky' && !isShaken)
        isShaken ||= name === 'shaky'
        if (crashes) end()
        return crashes || name === 'endless'
          ? new Promise(() => {})
          : Promise.resolve({ ok: true, value: name })
      })
      return {
        link: ours,
        ready: starts ? Promise.resolve() : Promise.reject(new Error('no page')),
        whenGone(tell) {
          gone.addEventListener('gone', tell)
          return () => gone.removeEventListener('gone', tell)
        },
        destroy() {
          window.open = false
          end()
        },
      }
    },
  })
  return { queue, windows }
}

const ended = { ok: false, error: { code: 'document/process-ended', params: {} } }
const tooSlow = { ok: false, error: { code: 'document/too-slow', params: { seconds: 60 } } }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the decoder', () => {
  it('is opened for the first document, and kept for the next', async () => {
    const { queue, windows } = aDecoder()
    expect(windows).toHaveLength(0)
    expect(await queue.dispatch('a', {})).toEqual({ ok: true, value: 'a' })
    expect(await queue.dispatch('b', {})).toEqual({ ok: true, value: 'b' })
    expect(windows).toHaveLength(1)
  })

  it('is replaced when a document crashes it; only that one is unreadable, and only when it does so twice', async () => {
    const { queue, windows } = aDecoder()
    const outcomes = await Promise.all(['a', 'deadly', 'b'].map((name) => queue.dispatch(name, {})))
    expect(outcomes).toEqual([{ ok: true, value: 'a' }, ended, { ok: true, value: 'b' }])
    expect(windows.map(({ asked }) => asked)).toEqual([['a', 'deadly'], ['deadly'], ['b']])
  })

  it('that ends once over a document decodes it in the next window', async () => {
    const { queue, windows } = aDecoder()
    expect(await queue.dispatch('shaky', {})).toEqual({ ok: true, value: 'shaky' })
    expect(windows.map(({ asked }) => asked)).toEqual([['shaky'], ['shaky']])
  })

  it('is replaced when a document keeps it for longer than the limit', async () => {
    const { queue, windows } = aDecoder()
    const endless = queue.dispatch('endless', {})
    const next = queue.dispatch('b', {})
    await vi.advanceTimersByTimeAsync(timeLimitMs - 1)
    expect(windows).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await endless).toEqual(tooSlow)
    expect(await next).toEqual({ ok: true, value: 'b' })
    expect(windows.map(({ open }) => open)).toEqual([false, true])
  })

  it('says so when its page does not come up', async () => {
    const { queue } = aDecoder({ starts: false })
    expect(await queue.dispatch('a', {})).toEqual(ended)
  })

  it('forgets what waits when it is closed, and opens again for whoever comes next', async () => {
    const { queue, windows } = aDecoder()
    const before = ['endless', 'b'].map((name) => queue.dispatch(name, {}))
    await vi.advanceTimersByTimeAsync(0)
    queue.close()
    const unavailable = { ok: false, error: { code: 'ipc/unavailable', params: {} } }
    expect(await Promise.all(before)).toEqual([unavailable, unavailable])
    expect(await queue.dispatch('c', {})).toEqual({ ok: true, value: 'c' })
    expect(windows.map(({ asked }) => asked)).toEqual([['endless'], ['c']])
  })
})
