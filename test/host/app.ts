import { EventEmitter } from 'node:events'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { strict } from './strict.ts'

const events = new EventEmitter()
const switches = new Map<string, string | undefined>()

/** What has to end with the application. */
const endings = new Set<() => unknown>()

/** @returns a function that takes it off the list again */
export function endWithApp(ending: () => unknown): () => void {
  endings.add(ending)
  return () => endings.delete(ending)
}

/** Switches that the application gave its browser engine, as command-line arguments. */
export function engineArguments(): string[] {
  return [...switches].map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`))
}

/** Tells the application of something; `event` has the shape that Electron's documentation gives it. */
export function emitOnApp(name: string, ...args: unknown[]): void {
  events.emit(name, ...args)
}

async function quit(): Promise<void> {
  events.emit('before-quit', {})
  await Promise.all([...endings].map((end) => end()))
  process.exit(0)
}

function on(name: string, listener: (...args: unknown[]) => void): void {
  events.on(name, listener)
}

export const app = strict('app', {
  on,
  quit: () => void quit(),
  whenReady: () => Promise.resolve(),
  enableSandbox() {},
  // One application a data folder is the vault's own rule here; see README.md.
  requestSingleInstanceLock: () => true,
  isPackaged: false,
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`the stand-in for Electron has no path ${name}`)
    const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
    return given ? given.slice('--user-data-dir='.length) : join(applicationData(), 'Sealdesk')
  },
  commandLine: strict('app.commandLine', {
    appendSwitch: (name: string, value?: string) => void switches.set(name, value),
  }),
})

export const Menu = strict('Menu', { setApplicationMenu(_menu: null) {} })

/** Its events come from the test: see control.ts. */
export const powerMonitor = strict('powerMonitor', new EventEmitter())

function applicationData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData/Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support')
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void quit())
