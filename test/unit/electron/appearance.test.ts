import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createAppearance } from '../../../main/electron/appearance.ts'

function aComputer() {
  const folder = mkdtempSync(join(tmpdir(), 'sealdesk-appearance-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const nativeTheme: Parameters<typeof createAppearance>[0]['nativeTheme'] = { themeSource: 'system' }
  const path = join(folder, 'settings', 'appearance.json')
  return { path, nativeTheme, start: () => createAppearance({ path, nativeTheme }) }
}

it('a computer on which nobody has chosen anything is Chinese and follows the system', () => {
  const { start, nativeTheme } = aComputer()
  expect(start().get(undefined, undefined)).toEqual({ language: 'zh', theme: 'system' })
  expect(nativeTheme.themeSource).toBe('system')
})

it('what was chosen holds at once and after a restart', () => {
  const { start, nativeTheme } = aComputer()
  start().set({ language: 'en', theme: 'dark' }, undefined)
  expect(nativeTheme.themeSource).toBe('dark')
  nativeTheme.themeSource = 'system'
  expect(start().get(undefined, undefined)).toEqual({ language: 'en', theme: 'dark' })
  expect(nativeTheme.themeSource).toBe('dark')
})

it.each(['', '{', '[]', '{"language":"fr"}', '{"theme":"dark","more":1}'])(
  'a file that holds %j means the defaults',
  (text) => {
    const { path, start } = aComputer()
    start().set({ language: 'en', theme: 'dark' }, undefined)
    writeFileSync(path, text)
    expect(start().get(undefined, undefined)).toEqual({ language: 'zh', theme: 'system' })
  },
)

it('holds two words and nothing of anybody', () => {
  const { path, start } = aComputer()
  start().set({ language: 'en', theme: 'light' }, undefined)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ language: 'en', theme: 'light' })
})
