import { EventEmitter } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import type { WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { hear } from '../../../main/electron/sender.ts'

function aPage() {
  const ipc = new EventEmitter()
  const listener = vi.fn()
  const stop = hear({ ipc } as unknown as WebContents, { channel: 'words', from: ['app://window'] }, listener)
  const send = (senderFrame: object | null, value: unknown) => ipc.emit('words', { senderFrame }, value)
  return { send, listener, stop }
}

describe('a channel of a page', () => {
  it('is heard where the main frame of the page that is meant sends', () => {
    const { send, listener } = aPage()
    send({ origin: 'app://window', parent: null }, 'said')
    expect(listener).toHaveBeenCalledExactlyOnceWith('said')
  })

  it.each([
    ['another origin', { origin: 'https://example.com', parent: null }],
    ['another page of ours', { origin: 'app://decoder', parent: null }],
    ['a frame within the page', { origin: 'app://window', parent: {} }],
    ['a frame that is gone', null],
  ])('is not heard from %s', (_who, frame) => {
    const { send, listener } = aPage()
    send(frame, 'said')
    expect(listener).not.toHaveBeenCalled()
  })

  it('is not heard any more once that was stopped', () => {
    const { send, listener, stop } = aPage()
    stop()
    send({ origin: 'app://window', parent: null }, 'said')
    expect(listener).not.toHaveBeenCalled()
  })
})

const folder = new URL('../../../main/electron/', import.meta.url)
const sources = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}))

describe('the shell', () => {
  it('listens to pages here alone, and answers them through the router alone', () => {
    const uses = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/.*(?:\bipcMain\b|\bipc\.(?:on|once|handle|handleOnce|addListener)\b).*/g)]
        .map(([line]) => line.trim())
        .filter((line) => !line.startsWith('import') && !line.startsWith('*'))
        .map((line) => `${name}: ${line}`),
    )
    expect(uses).toEqual([
      "main.ts: window.webContents.ipc.handle('app', route)",
      'sender.ts: ipc.on(channel, onMessage)',
    ])
  })

  it('takes nothing of Electron that reports crashes, updates, or reaches others', () => {
    const taken = sources.flatMap(({ text }) =>
      [...text.matchAll(/import (?:type )?\{([^}]*)\} from 'electron'/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.replace(/\btype\b/, '').trim()),
      ),
    )
    expect(taken).toContain('BrowserWindow')
    for (const name of [
      'crashReporter',
      'autoUpdater',
      'net',
      'shell',
      'clipboard',
      'desktopCapturer',
      'inAppPurchase',
    ])
      expect(taken).not.toContain(name)
    // Nor by another way than a named import.
    for (const { text } of sources)
      expect(text).not.toMatch(/import \* as \w+ from 'electron'|require\(|import\('electron'\)/)
  })
})
