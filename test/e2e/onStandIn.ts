import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Command, Report } from '../host/control.ts'
import type { Launch, RunningApp } from './runningApp.ts'

const builtMain = fileURLToPath(new URL('../../out/main/electron.js', import.meta.url))
const register = new URL('../host/register.ts', import.meta.url).href

/**
 * Starts the built main process on the stand-in, and looks at its pages over the browser's debugging port.
 *
 * @param main of another application, or of the same one where it was packed
 */
export async function launchOn(
  { args, env, through = (executable) => executable }: Launch,
  { main = builtMain, isPackaged = false }: { main?: string; isPackaged?: boolean } = {},
): Promise<RunningApp> {
  const port = await freePort()
  const child = fork(main, [...args], {
    execPath: through(process.execPath),
    execArgv: ['--import', register],
    env: { ...env, STAND_IN_DEBUGGING_PORT: String(port), ...(isPackaged && { STAND_IN_PACKAGED: '1' }) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const died = once(child, 'exit').then(() => {
    throw new Error(`the application ended:\n${output}`)
  })
  await Promise.race([next(child, 'loaded'), died])
  died.catch(() => {})
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const tell = (command: Command) => void child.send(command)
  return {
    async window() {
      const page = pageOf(browser, 'window')
      if (!page) throw new Error('the window is closed')
      return page
    },
    decoder: async () => pageOf(browser, 'decoder'),
    answerDialog: async (path) => tell({ type: 'answer', path }),
    setKeystore: async (backend) => tell({ type: 'keystore', backend }),
    leaveDesk: async (event) => tell({ type: 'power', event }),
    async services() {
      const answered = next(child, 'services')
      tell({ type: 'services' })
      return (await answered).services
    },
    async menu() {
      const answered = next(child, 'menu')
      tell({ type: 'menu' })
      return (await answered).menu
    },
    chooseInMenu: async (...way) => tell({ type: 'choose', way }),
    drop: async (paths) => tell({ type: 'drop', paths }),
    placeWindow: async (bounds) => tell({ type: 'move', bounds }),
    async startAgain(more) {
      const switches = args.filter((argument) => argument.startsWith('--'))
      const again = fork(main, [...switches, ...more], { execArgv: ['--import', register], env })
      const [code] = await once(again, 'exit')
      return code
    },
    output: () => output,
    async close() {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      child.kill()
      await ended
    },
  }
}

function pageOf(browser: Browser, host: string): Page | undefined {
  const pages = browser.contexts().flatMap((context) => context.pages())
  return pages.findLast((page) => page.url().startsWith(`https://${host}.app.test/`))
}

/** The next report of a kind. */
function next<T extends Report['type']>(child: ChildProcess, type: T): Promise<Extract<Report, { type: T }>> {
  return new Promise((resolve) => {
    child.on('message', function listen(report: Report) {
      if (report.type !== type) return
      child.off('message', listen)
      resolve(report as Extract<Report, { type: T }>)
    })
  })
}

/** A port that nobody listens on; the browser takes it a moment later. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
