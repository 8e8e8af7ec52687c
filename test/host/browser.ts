import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../../build/browser.ts'
import { engineArguments } from './app.ts'
import { endWithApp } from './endings.ts'

/** Whether windows are to be seen; the hidden ones never are. */
const headed = process.env.STAND_IN_HEADED === '1'

/** Port on which a test may look at the pages too. */
const debuggingPort = process.env.STAND_IN_DEBUGGING_PORT

const browsers = new Map<boolean, Promise<Browser>>()

/** The browser for windows that are shown, or for those that are not. */
export function browserFor({ shown }: { shown: boolean }): Promise<Browser> {
  const visible = shown && headed
  const known = browsers.get(visible)
  if (known) return known
  const started = start(visible)
  browsers.set(visible, started)
  endWithApp(async () => (await started).close())
  return started
}

function start(visible: boolean): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chrome, Chromium or Edge is installed')
  return chromium.launch({
    executablePath,
    headless: !visible,
    // Chromium refuses its own sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      ...engineArguments(),
      '--no-first-run',
      ...(visible ? [] : ['--disable-gpu']),
      ...(debuggingPort && !visible ? [`--remote-debugging-port=${debuggingPort}`] : []),
    ],
  })
}
