import { describe, expect, it, vi } from 'vitest'
import { channel } from '../../../main/core/channels.ts'
import { createCoreProcess } from '../../../main/electron/coreProcess.ts'
import { type Dispatch, serveOver, wireOver } from '../../../shared/ipc/wire.ts'
import { fakeUtility } from './utility.ts'

const nothing: Dispatch = async () => ({ ok: true, value: undefined })

/** A core that answers every request with its name, but never the one named `stuck`. */
function aCore() {
  const started: ReturnType<typeof fakeUtility>[] = []
  const events: [string, unknown][] = []
  const onLost = vi.fn()
  const onUnlocked = vi.fn()
  const core = createCoreProcess({
    fork() {
      const utility = fakeUtility()
      started.push(utility)
      serveOver(channel(utility.link, 'app'), async (name) =>
        name === 'stuck' ? new Promise(() => {}) : { ok: true, value: name },
      )
      return utility.child
    },
    decoder: async (name, input) => ({ ok: true, value: ['decoded', name, input] }),
    reader: nothing,
    keystore: async (name) => ({ ok: true, value: ['kept', name] }),
    onEvent: (name, payload) => events.push([name, payload]),
    onUnlocked,
    onLost,
  })
  const latest = () => {
    const utility = started.at(-1)
    if (!utility) throw new Error('no process was started')
    return utility
  }
  return { core, started, events, onLost, onUnlocked, latest }
}

const unavailable = { ok: false, error: { code: 'ipc/unavailable', params: {} } }

describe('the core process', () => {
  it('is started with the first request, and answers', async () => {
    const { core, started } = aCore()
    expect(started).toHaveLength(0)
    expect(await core.dispatch('batch.list', undefined)).toEqual({ ok: true, value: 'batch.list' })
    await core.dispatch('batch.list', undefined)
    expect(started).toHaveLength(1)
  })

  it('reaches the decoder through the shell, bytes intact', async () => {
    const { core, latest } = aCore()
    await core.dispatch('vault.status', undefined)
    const decoder = wireOver(channel(latest().link, 'decoder'))
    const bytes = new Uint8Array([0, 127, 255])
    expect(await decoder.call('decoder.page', { bytes })).toEqual({
      ok: true,
      value: ['decoded', 'decoder.page', { bytes }],
    })
  })

  it('reaches the keystore through the shell', async () => {
    const { core, latest } = aCore()
    await core.dispatch('vault.status', undefined)
    const keystore = wireOver(channel(latest().link, 'keystore'))
    expect(await keystore.call('keystore.get', undefined)).toEqual({
      ok: true,
      value: ['kept', 'keystore.get'],
    })
  })

  it('passes its events on', async () => {
    const { core, events, latest } = aCore()
    await core.dispatch('vault.status', undefined)
    serveOver(channel(latest().link, 'app'), nothing).emit('job.progress', { done: 1 })
    await vi.waitFor(() => expect(events).toEqual([['job.progress', { done: 1 }]]))
  })

  it('learns the path of a picked file before the request that uses it, and the caller only a handle', async () => {
    const { core, latest } = aCore()
    await core.dispatch('vault.status', undefined)
    const heard: unknown[] = []
    latest().link.listen((message) => heard.push(message))
    const handle = await core.grant('/media/usb/样本.asice')
    await core.dispatch('batch.import', { package: handle })
    expect(handle).not.toContain('usb')
    expect(heard).toMatchObject([
      { channel: 'grant', message: { handle, path: '/media/usb/样本.asice' } },
      { channel: 'app', message: { name: 'batch.import' } },
    ])
  })

  it.each(['vault.unlock', 'vault.create'])('is known to be open after %s', async (request) => {
    const { core, onUnlocked } = aCore()
    await core.dispatch('vault.status', undefined)
    expect(core.isUnlocked()).toBe(false)
    await core.dispatch(request, undefined)
    expect(core.isUnlocked()).toBe(true)
    expect(onUnlocked).toHaveBeenCalledOnce()
  })
})

describe('a core process that is stopped', () => {
  it('is killed, answers what still waits, and a new one without keys takes over only when it has ended', async () => {
    const { core, started, onLost } = aCore()
    await core.dispatch('vault.unlock', undefined)
    const waiting = core.dispatch('stuck', undefined)
    await vi.waitFor(() => expect(started).toHaveLength(1))
    await new Promise(setImmediate)
    let ended = false
    started[0]?.child.once('exit', () => {
      ended = true
    })
    void core.stop()
    expect(started[0]?.killed()).toBe(true)
    expect(core.isUnlocked()).toBe(false)
    expect(await waiting).toEqual(unavailable)
    await core.dispatch('vault.status', undefined)
    expect(ended).toBe(true)
    expect(started).toHaveLength(2)
    expect(onLost).not.toHaveBeenCalled()
  })
})

describe('a core process that dies', () => {
  it('answers what still waits, and tells that an open vault was lost', async () => {
    const { core, started, latest, onLost } = aCore()
    await core.dispatch('vault.unlock', undefined)
    const waiting = core.dispatch('stuck', undefined)
    await new Promise(setImmediate)
    latest().die()
    expect(await waiting).toEqual(unavailable)
    expect(onLost).toHaveBeenCalledOnce()
    expect(core.isUnlocked()).toBe(false)
    await core.dispatch('vault.status', undefined)
    expect(started).toHaveLength(2)
  })

  it('tells nobody when it held no key', async () => {
    const { core, latest, onLost } = aCore()
    const waiting = core.dispatch('stuck', undefined)
    await new Promise(setImmediate)
    latest().die()
    expect(await waiting).toEqual(unavailable)
    expect(onLost).not.toHaveBeenCalled()
  })
})
