import { BrowserWindow, type Session } from 'electron'
import { origins, windowPreferences } from './policy.ts'

/** A page that dies again this soon after it was brought back will not live. */
const shortLifeMs = 5000

/** Opens the window that people work in, and brings its page back when its process dies. */
export function openWindow({
  session,
  preload,
  packaged,
  hopeless,
}: {
  session: Session
  preload: string
  packaged: boolean
  /** Called instead of bringing the page back once more. */
  hopeless: () => void
}): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Sealdesk',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...windowPreferences({ packaged }), session, preload },
  })
  // Screenshots and screen sharing show nothing of a customer's file.
  window.setContentProtection(true)
  let loadedAt = 0
  window.webContents.on('did-finish-load', () => {
    loadedAt = Date.now()
  })
  window.webContents.on('render-process-gone', () => {
    if (Date.now() - loadedAt < shortLifeMs) hopeless()
    else window.webContents.reload()
  })
  return window
}

/** Shows the first page. */
export async function loadWindow(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${origins.window}/index.html`)
}
