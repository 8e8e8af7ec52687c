import type { createCodec } from './codec.ts'

/** Where the stand-in's own functions are kept in a page. */
export const pageNames = { binding: '__standInCall', delivery: '__standInDeliver' } as const

type Listener = (event: object, ...args: unknown[]) => void
type BridgedFunction = (...args: unknown[]) => unknown

/**
 * Runs in the page before its own scripts: gives the preload a `require('electron')`, and runs it. Written without
 * anything from outside it, because its source is put into the page.
 */
export function installPreload(
  codecOf: typeof createCodec,
  names: typeof pageNames,
  domain: string,
  preload: (require: (id: string) => unknown, module: object, exports: object) => void,
): void {
  if (window.top !== window || !location.hostname.endsWith(domain)) return
  const page = globalThis as unknown as Record<string, unknown>
  const bytes = Uint8Array as unknown as { fromBase64(text: string): Uint8Array }
  const { encode, decode } = codecOf({
    to: (value) => (value as unknown as { toBase64(): string }).toBase64(),
    from: (text) => bytes.fromBase64(text),
  })
  const listeners = new Map<string, Set<Listener>>()

  function call(kind: 'invoke' | 'send', channel: string, args: unknown[]): Promise<string> {
    const binding = page[names.binding] as (kind: string, channel: string, args: string) => Promise<string>
    return binding(kind, channel, encode(args))
  }

  function on(channel: string, listener: Listener): void {
    const known = listeners.get(channel) ?? new Set()
    listeners.set(channel, known.add(listener))
  }

  /** What crosses the context bridge is a copy; functions stay callable, and their arguments and results cross too. */
  function cross(value: unknown): unknown {
    if (typeof value === 'function') {
      const bridged = value as BridgedFunction
      return (...args: unknown[]) => cross(bridged(...args.map(cross)))
    }
    if (value instanceof Promise) return value.then(cross)
    if (Array.isArray(value)) return value.map(cross)
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
      return Object.freeze(
        Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cross(member)])),
      )
    return structuredClone(value)
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        Object.defineProperty(page, name, { value: cross(api), enumerable: true })
      },
    },
    ipcRenderer: {
      invoke: async (channel: string, ...args: unknown[]) => decode(await call('invoke', channel, args)),
      send: (channel: string, ...args: unknown[]) => void call('send', channel, args),
      on,
      off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
    },
  }
  Object.defineProperty(page, names.delivery, {
    value(channel: string, args: string) {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...(decode(args) as unknown[]))
    },
  })
  const require = (id: string) => {
    if (id !== 'electron') throw new Error(`a sandboxed preload cannot require ${id}`)
    return electron
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}
