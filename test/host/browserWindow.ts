import { EventEmitter } from 'node:events'
import { emitOnApp } from './app.ts'
import { type Bounds, report, showToTest } from './control.ts'
import { endWithApp } from './endings.ts'
import { engineOf, session as sessions } from './session.ts'
import { strict } from './strict.ts'
import { createWebContents, type WebContents } from './webContents.ts'

interface Preferences {
  readonly session?: object
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
}

interface Options {
  readonly show?: boolean
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: Preferences
}

/** A window: a page of a browser, in the browser context of its session. */
export class BrowserWindow {
  declare readonly webContents: WebContents

  constructor({ show = true, x = 0, y = 0, width = 800, height = 600, webPreferences = {} }: Options) {
    refuseOpenWindow(webPreferences)
    const events = new EventEmitter()
    let closed = false
    let isMaximised = false
    let bounds: Bounds = { x, y, width, height }

    function onClosed(): void {
      if (closed) return
      closed = true
      keep()
      events.emit('closed')
    }

    const webContents = createWebContents({
      engine: engineOf(webPreferences.session ?? sessions.fromPartition('')),
      preload: webPreferences.preload,
      shown: show,
      size: { width, height },
      onClosed,
    })
    const keep = endWithApp(() => webContents.close())
    if (show) {
      webContents.on('did-finish-load', () => report({ type: 'loaded' }))
      showToTest({ drop: webContents.drop, move })
    }

    function move(to: Bounds): void {
      bounds = to
      webContents.resize(to)
      events.emit('move')
      events.emit('resize')
    }

    emitOnApp('web-contents-created', {}, webContents.contents)
    // biome-ignore lint/correctness/noConstructorReturn: the caller gets the window that throws at what it lacks.
    return strict(
      'BrowserWindow',
      Object.assign(events, {
        webContents: webContents.contents,
        loadURL: webContents.load,
        isDestroyed: () => closed,
        isMinimized: () => false,
        isMaximized: () => isMaximised,
        // A page in a browser has no frame that could be: it stays as large as it is.
        maximize() {
          isMaximised = true
        },
        getNormalBounds: () => bounds,
        focus() {},
        // There is no capture that a page in a browser could be kept out of.
        setContentProtection(_on: boolean) {},
        destroy() {
          webContents.close()
          onClosed()
        },
      }),
    )
  }
}

/** The stand-in's pages are sandboxed whatever the application asks: it must not ask for less. */
function refuseOpenWindow(preferences: Preferences): void {
  const { sandbox, contextIsolation, nodeIntegration } = preferences
  if (!sandbox || !contextIsolation || nodeIntegration !== false)
    throw new Error('the stand-in for Electron opens sandboxed windows only')
}
