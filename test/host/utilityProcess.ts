import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { endWithApp } from './endings.ts'
import { strict } from './strict.ts'

interface ForkOptions {
  readonly serviceName?: string
}

const running = new Map<ChildProcess, string>()

/** Process ids of the running services, by name. */
export function runningServices(): Record<string, number> {
  return Object.fromEntries([...running].map(([child, name]) => [name, child.pid ?? 0]))
}

/** Utility processes are real processes: Node's own, with a `process.parentPort` as Electron gives them. */
export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: string[] = [], options: ForkOptions = {}) {
    const events = new EventEmitter()
    const child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--import', new URL('./parentPort.ts', import.meta.url).href],
    })
    running.set(child, options.serviceName ?? 'Node Utility Process')
    const forget = endWithApp(() => child.kill())
    child.on('message', (message) => events.emit('message', message))
    child.on('exit', (code) => {
      running.delete(child)
      forget()
      events.emit('exit', code ?? 1)
    })
    return strict(
      'UtilityProcess',
      Object.assign(events, {
        pid: child.pid,
        // The clone refuses what Electron's would, and makes of a Buffer the plain bytes that would arrive.
        postMessage(message: unknown) {
          // Whoever has ended hears nothing more, and nobody is told of that, in Electron neither.
          child.send(structuredClone(message) as object, () => undefined)
        },
        kill: () => child.kill(),
      }),
    )
  },
})
