import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { requireBrowser } from './browser.ts'
import { electronBinary } from './electronBinary.ts'
import { runNode } from './run.ts'

const root = join(import.meta.dirname, '..')
const downloadTimeLimitMs = 10 * 60 * 1000

/** `npm start`: opens the application, in Electron where that is to be had, else in an installed browser. */
process.exitCode = await start()

async function start(): Promise<number> {
  const built = runNode(['build/build.ts'])
  if (built !== 0) return built
  const electron = electronBinary() ?? downloadElectron()
  if (electron) return ended(spawn(electron, [root], { stdio: 'inherit' }))
  console.log(
    'It cannot be downloaded. Opening the same build in a browser, for a look: ' +
      'it is not hardened as the application is, and asks for files here in the terminal.',
  )
  if (!hasDisplay()) {
    console.error('There is no display here to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).')
    return 1
  }
  return inBrowser()
}

function downloadElectron(): string | undefined {
  console.log('Electron is not on this machine; downloading it …')
  const installer = join(root, 'node_modules/electron/install.js')
  // What it says of a download that fails is long, and the reader need only know that it did.
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: downloadTimeLimitMs })
  return electronBinary()
}

async function inBrowser(): Promise<number> {
  const register = new URL('../test/host/register.ts', import.meta.url)
  return ended(
    spawn(process.execPath, ['--import', register.href, join(root, 'out/main/electron.js')], {
      stdio: 'inherit',
      env: { ...process.env, SEALDESK_BROWSER: requireBrowser(), STAND_IN_HEADED: '1' },
    }),
  )
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

async function ended(child: ChildProcess): Promise<number> {
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
