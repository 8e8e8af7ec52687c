import { BrowserWindow, type Session } from 'electron'
import { origins, windowBackgrounds, windowPreferences } from './policy.ts'
import type { WindowState } from './windowState.ts'

/** A page that dies so often within so short a time will not live. */
const hopelessDeaths = 3
const hopelessWithinMs = 60_000

/** Opens the window that people work in, and brings its page back when its process dies. */
export function openWindow({
  session,
  preload,
  packaged,
  state: { bounds, isMaximised },
  least,
  isDark,
  broughtBack,
  hopeless,
}: {
  session: Session
  preload: string
  packaged: boolean
  state: WindowState
  least: { minWidth: number; minHeight: number }
  isDark: boolean
  /** Called before the page is brought back. */
  broughtBack: () => void
  /** Called instead of bringing the page back once more. */
  hopeless: () => void
}): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Sealdesk',
    ...bounds,
    ...least,
    // Until the page is there; white would blind whoever works in the dark.
    backgroundColor: windowBackgrounds[isDark ? 'dark' : 'light'],
    webPreferences: { ...windowPreferences({ packaged }), session, preload },
  })
  // Screenshots and screen sharing show nothing of a customer's file.
  window.setContentProtection(true)
  if (isMaximised) window.maximize()
  const deaths: number[] = []
  window.webContents.on('render-process-gone', () => {
    deaths.push(Date.now())
    if (deaths.filter((at) => Date.now() - at < hopelessWithinMs).length >= hopelessDeaths) return hopeless()
    broughtBack()
    window.webContents.reload()
  })
  return window
}

/** Shows the first page. */
export async function loadWindow(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${origins.window}/index.html`)
}
