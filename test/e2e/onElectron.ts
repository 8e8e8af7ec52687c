import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronBinary } from '../../build/electronBinary.ts'
import type { Launch, MenuEntry, RunningApp } from './runningApp.ts'

const root = join(import.meta.dirname, '../..')

// Chromium refuses its own sandbox to root.
const ownSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Starts the built application on Electron itself. */
export async function launchOn({
  args,
  env,
  through = (executable) => executable,
}: Launch): Promise<RunningApp> {
  const application = await _electron.launch({
    executablePath: through(electronBinary() ?? 'electron'),
    args: [...ownSwitches, root, ...args],
    env: definedOnly(env),
  })
  let output = ''
  application.process().stderr?.on('data', (text) => {
    output += String(text)
  })
  await application.firstWindow()
  return {
    async window() {
      const page = pageOf(application, 'window')
      if (!page) throw new Error('the window is closed')
      return page
    },
    decoder: async () => pageOf(application, 'decoder'),
    answerDialog: (path) =>
      application.evaluate(({ dialog }, picked) => {
        dialog.showOpenDialog = async () => ({ canceled: !picked, filePaths: picked ? [picked] : [] })
        dialog.showSaveDialog = async () => ({ canceled: !picked, filePath: picked ?? '' })
      }, path),
    leaveDesk: (how) => application.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), how),
    setKeystore: (backend) =>
      application.evaluate(({ safeStorage }, chosen) => {
        safeStorage.getSelectedStorageBackend = () => chosen
        safeStorage.isEncryptionAvailable = () => chosen !== 'basic_text'
        safeStorage.encryptString = (text) => Buffer.from(text)
        safeStorage.decryptString = (encrypted) => encrypted.toString()
      }, backend),
    services: () =>
      application.evaluate(({ app }) =>
        Object.fromEntries(
          app
            .getAppMetrics()
            .filter(({ serviceName, name }) => (name ?? serviceName)?.startsWith('sealdesk-'))
            .map(({ name, serviceName, pid }) => [name ?? serviceName ?? '', pid]),
        ),
      ),
    menu: () =>
      application.evaluate(({ Menu }) => {
        const described = (menu: Electron.Menu | undefined | null): MenuEntry[] =>
          (menu?.items ?? [])
            .filter(({ visible }) => visible)
            .map(({ label, type, accelerator, enabled, submenu }) => ({
              label: type === 'separator' ? '—' : label.replace(/\(&\w\)|&(&)?/g, '$1'),
              accelerator: accelerator === undefined ? null : String(accelerator),
              isEnabled: enabled,
              submenu: submenu ? described(submenu) : null,
            }))
        return described(Menu.getApplicationMenu())
      }),
    chooseInMenu: (...way) =>
      application.evaluate(({ Menu }, labels) => {
        let items = Menu.getApplicationMenu()?.items ?? []
        let chosen: Electron.MenuItem | undefined
        for (const label of labels) {
          chosen = items.find((item) => item.label.replace(/\(&\w\)|&(&)?/g, '$1') === label)
          items = chosen?.submenu?.items ?? []
        }
        chosen?.click()
      }, way),
    async drop(paths) {
      const page = pageOf(application, 'window')
      if (!page) throw new Error('the window is closed')
      const session = await page.context().newCDPSession(page)
      const data = { items: [], files: [...paths], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
    },
    placeWindow: (bounds) =>
      application.evaluate(({ BrowserWindow }, wanted) => {
        for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.setBounds(wanted)
      }, bounds),
    async startAgain(more) {
      const switches = args.filter((argument) => argument.startsWith('--'))
      const again = spawn(electronBinary() ?? '', [...ownSwitches, root, ...switches, ...more], {
        env: definedOnly(env),
        stdio: 'ignore',
      })
      const [code] = await once(again, 'exit')
      return code
    },
    output: () => output,
    close: () => application.close(),
  }
}

function pageOf(application: ElectronApplication, host: string): Page | undefined {
  return application.windows().findLast((page) => page.url().startsWith(`app://${host}/`))
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
