import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { endAll } from './endings.ts'
import { requestInstance } from './singleInstance.ts'
import { strict } from './strict.ts'
import { runningServices } from './utilityProcess.ts'

// The version of the application is that of its package, as in Electron.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const events = new EventEmitter()
const switches = new Map<string, string | undefined>()

/** Switches that the application gave its browser engine, as command-line arguments. */
export function engineArguments(): string[] {
  return [...switches].map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`))
}

/** Tells the application of something; `event` has the shape that Electron's documentation gives it. */
export function emitOnApp(name: string, ...args: unknown[]): void {
  events.emit(name, ...args)
}

async function exit(code: number): Promise<void> {
  await endAll()
  process.exit(code)
}

function quit(): void {
  events.emit('before-quit', {})
  void exit(0)
}

function on(name: string, listener: (...args: unknown[]) => void): void {
  events.on(name, listener)
}

export const app = strict('app', {
  on,
  quit,
  exit: (code = 0) => void exit(code),
  whenReady: () => Promise.resolve(),
  enableSandbox() {},
  requestSingleInstanceLock: () =>
    requestInstance(userData(), ({ argv, folder }) => events.emit('second-instance', {}, argv, folder)),
  getVersion: () => version,
  // Its own process and the services; of its browser's it does not know the numbers.
  getAppMetrics: () => [
    metric('Browser', process.pid),
    ...Object.entries(runningServices()).map(([name, pid]) => ({ ...metric('Utility', pid), name })),
  ],
  isPackaged: process.env.STAND_IN_PACKAGED === '1',
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`the stand-in for Electron has no path ${name}`)
    return userData()
  },
  commandLine: strict('app.commandLine', {
    appendSwitch: (name: string, value?: string) => void switches.set(name, value),
    hasSwitch: (name: string) => switches.has(name) || process.argv.includes(`--${name}`),
  }),
})

/** Its events come from the test: see control.ts. */
export const powerMonitor = strict('powerMonitor', new EventEmitter())

function metric(type: 'Browser' | 'Utility', pid: number) {
  return { type, pid, creationTime: 0, memory: { workingSetSize: 0, peakWorkingSetSize: 0 } }
}

function userData(): string {
  const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
  return given ? given.slice('--user-data-dir='.length) : join(applicationData(), 'Sealdesk')
}

function applicationData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData/Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support')
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, quit)
