import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronBinary } from '../../build/electronBinary.ts'
import type { Launch, RunningApp } from './runningApp.ts'

const root = join(import.meta.dirname, '../..')

/** Starts the built application on Electron itself. */
export async function launchOn({ args, env }: Launch): Promise<RunningApp> {
  const application = await _electron.launch({
    executablePath: electronBinary(),
    // Chromium refuses its own sandbox to root.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...args],
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
