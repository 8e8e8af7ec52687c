import { join } from 'node:path'
import type { OpenDialogOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFilePicker } from '../../../main/electron/dialogs.ts'
import { createInterruptions } from '../../../main/electron/interruptions.ts'
import { createIdleClock, watchDesk } from '../../../main/electron/lock.ts'
import { createOffers } from '../../../main/electron/offers.ts'
import { leavingEvents } from '../../../main/electron/policy.ts'
import { createShell } from '../../../main/electron/shell.ts'
import { FileHandle } from '../../../shared/domain/ids.ts'

/** The groups of requests that these tests do not send. */
const untouched: Pick<
  Parameters<typeof createShell>[0],
  'about' | 'appearance' | 'diagnostics' | 'menu' | 'workstation'
> = {
  about: {
    get: () => ({ version: '', electron: '', chromium: '', node: '', packages: [] }),
    licence: () => '',
  },
  appearance: { get: () => ({}), set: () => {} },
  diagnostics: { show: () => '', save: () => false },
  menu: { show: () => {} },
  workstation: {
    get: () => ({ idleMinutes: 10, dataFolder: '', organisation: null }),
    set: () => ({ idleMinutes: 10, dataFolder: '', organisation: null }),
  },
}

function aShell(picked: string | null, exportFolder?: string) {
  const granted: string[] = []
  const openOptions: OpenDialogOptions[] = []
  const grant = async (path: string) => {
    granted.push(path)
    return FileHandle.parse(`handle-${granted.length}`)
  }
  const saveOptions: { defaultPath?: string }[] = []
  const lock = vi.fn()
  const touch = vi.fn()
  const shell = createShell({
    ...untouched,
    shell: createInterruptions().handlers,
    lock,
    touch,
    file: {
      ...createFilePicker({
        dialogs: {
          open: async (options) => {
            openOptions.push(options)
            return { canceled: picked === null, filePaths: picked === null ? [] : [picked] }
          },
          save: async (options) => {
            saveOptions.push(options)
            return { canceled: picked === null, filePath: picked ?? '' }
          },
        },
        grant,
        language: () => 'en',
        exportFolder,
      }),
      ...createOffers().handlers(grant),
    },
  })
  return { shell, granted, openOptions, saveOptions, lock, touch }
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

  it('to save begins in the export folder of an organisation that has one', async () => {
    const { shell, saveOptions } = aShell('/out/result.asice', '/out')
    await shell('file.pickTarget', { suggested: '../result.asice' })
    expect(saveOptions).toEqual([{ defaultPath: join('/out', 'result.asice') }])
  })

  it('names the kinds of files in the language of the window', async () => {
    const { shell, openOptions } = aShell(null)
    await shell('file.pickPackage', undefined)
    expect(openOptions).toEqual([
      { properties: ['openFile'], filters: [{ name: 'Packages', extensions: ['asice'] }] },
    ])
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
    const clock = createIdleClock({ afterMs: () => 600_000, whenIdle })
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
    const clock = createIdleClock({ afterMs: () => 1000, whenIdle })
    vi.advanceTimersByTime(5000)
    clock.touch()
    clock.stop()
    vi.advanceTimersByTime(5000)
    expect(whenIdle).not.toHaveBeenCalled()
  })

  it('runs by another time from when that is chosen, and only if it runs', () => {
    const whenIdle = vi.fn()
    let afterMs = 600_000
    const clock = createIdleClock({ afterMs: () => afterMs, whenIdle })
    clock.again()
    vi.advanceTimersByTime(600_000)
    expect(whenIdle).not.toHaveBeenCalled()
    clock.touch()
    afterMs = 120_000
    clock.again()
    vi.advanceTimersByTime(120_000)
    expect(whenIdle).toHaveBeenCalledOnce()
  })
})

it.each(leavingEvents)('leaves the desk on %s', (event) => {
  const listeners = new Map<string, () => void>()
  const leave = vi.fn()
  const monitor = { on: (name: string, listener: () => void) => listeners.set(name, listener) }
  // Of Electron's monitor only `on` is used.
  watchDesk(monitor as unknown as Parameters<typeof watchDesk>[0], leave)
  listeners.get(event)?.()
  expect(leave).toHaveBeenCalledOnce()
})
