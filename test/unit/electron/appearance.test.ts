import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAppearance, followZoom } from '../../../main/electron/appearance.ts'

function aComputer() {
  const folder = mkdtempSync(join(tmpdir(), 'sealdesk-appearance-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const nativeTheme: Parameters<typeof createAppearance>[0]['nativeTheme'] = { themeSource: 'system' }
  const path = join(folder, 'settings', 'appearance.json')
  return { path, nativeTheme, start: () => createAppearance({ path, nativeTheme }).handlers }
}

it('a computer on which nobody has chosen anything is Chinese and follows the system', () => {
  const { start, nativeTheme } = aComputer()
  expect(start().get(undefined, undefined)).toEqual({ language: 'zh', theme: 'system', zoom: 1 })
  expect(nativeTheme.themeSource).toBe('system')
})

it('what was chosen holds at once and after a restart', () => {
  const { start, nativeTheme } = aComputer()
  start().set({ language: 'en', theme: 'dark', zoom: 1.25 }, undefined)
  expect(nativeTheme.themeSource).toBe('dark')
  nativeTheme.themeSource = 'system'
  expect(start().get(undefined, undefined)).toEqual({ language: 'en', theme: 'dark', zoom: 1.25 })
  expect(nativeTheme.themeSource).toBe('dark')
})

it.each(['', '{', '[]', '{"language":"fr"}', '{"theme":"dark","more":1}', '{"zoom":7}'])(
  'a file that holds %j means the defaults',
  (text) => {
    const { path, start } = aComputer()
    start().set({ language: 'en', theme: 'dark', zoom: 1.25 }, undefined)
    writeFileSync(path, text)
    expect(start().get(undefined, undefined)).toEqual({ language: 'zh', theme: 'system', zoom: 1 })
  },
)

it('holds two words, a number, and nothing of anybody', () => {
  const { path, start } = aComputer()
  start().set({ language: 'en', theme: 'light', zoom: 1 }, undefined)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ language: 'en', theme: 'light', zoom: 1 })
})

it('takes up what an earlier version remembered, which had no zoom', () => {
  const { path, start } = aComputer()
  start().set({ language: 'en', theme: 'dark', zoom: 1 }, undefined)
  writeFileSync(path, '{"language":"en","theme":"dark"}')
  expect(start().get(undefined, undefined)).toEqual({ language: 'en', theme: 'dark', zoom: 1 })
})

describe('the zoom of a page', () => {
  it('is the one that was chosen: when it is chosen, and on a page that is loaded anew', () => {
    const { path, nativeTheme } = aComputer()
    const appearance = createAppearance({ path, nativeTheme })
    const setZoomFactor = vi.fn()
    const contents = Object.assign(new EventEmitter(), { setZoomFactor })
    // Of Electron's page only these two members are used.
    followZoom(contents as unknown as Parameters<typeof followZoom>[0], appearance)
    appearance.handlers.set({ language: 'zh', theme: 'system', zoom: 1.5 }, undefined)
    expect(setZoomFactor.mock.calls).toEqual([[1.5]])
    contents.emit('did-finish-load')
    expect(setZoomFactor.mock.calls).toEqual([[1.5], [1.5]])
  })
})
