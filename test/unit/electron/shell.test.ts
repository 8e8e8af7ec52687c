import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFilePicker } from '../../../main/electron/dialogs.ts'
import { createIdleClock, watchDesk } from '../../../main/electron/lock.ts'
import { createShell } from '../../../main/electron/shell.ts'
import { FileHandle } from '../../../shared/domain/ids.ts'

function aShell(picked: string | null) {
  const granted: string[] = []
  const saveOptions: { defaultPath?: string }[] = []
  const lock = vi.fn()
  const touch = vi.fn()
  const shell = createShell({
    appearance: { get: () => ({ language: 'zh', theme: 'system' }), set: () => {} },
    lock,
    touch,
    file: createFilePicker({
      dialogs: {
        open: async () => ({ canceled: picked === null, filePaths: picked === null ? [] : [picked] }),
        save: async (options) => {
          saveOptions.push(options)
          return { canceled: picked === null, filePath: picked ?? '' }
        },
      },
      grant: async (path) => {
        granted.push(path)
        return FileHandle.parse(`handle-${granted.length}`)
      },
    }),
  })
  return { shell, granted, saveOptions, lock, touch }
}

describe('picking a file', () => {
  it.each(['file.pickPackage', 'file.pickCard'])(
    'by %s gives the window a handle and a name',
    async (request) => {
      const { shell, granted } = aShell('/media/usb/机密/batch.asice')
      expect(await shell(request, undefined)).toEqual({
        ok: true,
        value: { handle: 'handle-1', name: 'batch.asice' },
      })
      expect(granted).toEqual(['/media/usb/机密/batch.asice'])
    },
  )

  it('to save suggests a name, never a place', async () => {
    const { shell, saveOptions } = aShell('/media/usb/result.asice')
    await shell('file.pickTarget', { suggested: '../../etc/result.asice' })
    expect(saveOptions).toEqual([{ defaultPath: 'result.asice' }])
  })

  it.each(['file.pickPackage', 'file.pickTarget'])(
    'that is cancelled (%s) grants nothing',
    async (request) => {
      const { shell, granted } = aShell(null)
      const input = request === 'file.pickTarget' ? { suggested: 'x' } : undefined
      expect(await shell(request, input)).toEqual({ ok: true, value: null })
      expect(granted).toEqual([])
    },
  )
})

it('locks when asked to', async () => {
  const { shell, lock } = aShell(null)
  await shell('vault.lock', undefined)
  expect(lock).toHaveBeenCalledOnce()
})

describe('the idle clock', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('runs out only when nobody touches anything for the whole time', () => {
    const whenIdle = vi.fn()
    const clock = createIdleClock({ afterMs: 600_000, whenIdle })
    clock.touch()
    vi.advanceTimersByTime(599_999)
    clock.touch()
    vi.advanceTimersByTime(599_999)
    expect(whenIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(whenIdle).toHaveBeenCalledOnce()
  })

  it('does not run before somebody is there, nor after it is stopped', () => {
    const whenIdle = vi.fn()
    const clock = createIdleClock({ afterMs: 1000, whenIdle })
    vi.advanceTimersByTime(5000)
    clock.touch()
    clock.stop()
    vi.advanceTimersByTime(5000)
    expect(whenIdle).not.toHaveBeenCalled()
  })
})

it.each(['suspend', 'lock-screen', 'user-did-resign-active', 'shutdown'])(
  'leaves the desk on %s',
  (event) => {
    const listeners = new Map<string, () => void>()
    const leave = vi.fn()
    const monitor = { on: (name: string, listener: () => void) => listeners.set(name, listener) }
    // Of Electron's monitor only `on` is used.
    watchDesk(monitor as unknown as Parameters<typeof watchDesk>[0], leave)
    listeners.get(event)?.()
    expect(leave).toHaveBeenCalledOnce()
  },
)
