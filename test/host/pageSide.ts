import type { createCodec } from './codec.ts'

/** Where the stand-in's own functions are kept in a page. */
export const pageNames = {
  binding: '__standInCall',
  delivery: '__standInDeliver',
  receiver: '__standInReceive',
  /** Paths of the files that were dropped last, by their names. */
  dropped: '__standInDropped',
  /** Measures on the page's own timeline: how long the stand-in, not the application, was busy with a request. */
  carrying: 'stand-in',
} as const

/** A value that comes to the page as text; `file` names the one that its larger bytes are in. */
export interface Parcel {
  readonly text: string
  readonly file: number | null
}

/** What the application answered, and how long it took for that, in milliseconds. */
export interface Answer extends Parcel {
  readonly took: number
}

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

  const inputs = new Map<number, HTMLInputElement>()

  function call(kind: 'invoke' | 'send', channel: string, args: unknown[]): Promise<Answer> {
    const binding = page[names.binding] as (kind: string, channel: string, args: string) => Promise<Answer>
    return binding(kind, channel, encode(args))
  }

  async function invoke(channel: string, args: unknown[]): Promise<unknown> {
    const start = performance.now()
    const answer = await call('invoke', channel, args)
    const value = await unwrap(answer)
    performance.measure(names.carrying, { start: start + answer.took, end: performance.now() })
    return value
  }

  async function unwrap({ text, file }: Parcel): Promise<unknown> {
    if (file === null) return decode(text)
    const given = inputs.get(file)?.files?.[0]
    inputs.delete(file)
    if (!given) throw new Error('the stand-in lost the bytes of a message')
    const attached = new Uint8Array(await given.arrayBuffer())
    void call('send', names.receiver, [file])
    return decode(text, attached)
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
      invoke: (channel: string, ...args: unknown[]) => invoke(channel, args),
      send: (channel: string, ...args: unknown[]) => void call('send', channel, args),
      on,
      off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
    },
  }
  const webUtils = {
    /** Nothing for a file that is not one of the disk, as a script can make it. */
    getPathForFile(file: File) {
      const paths = page[names.dropped]
      return (paths instanceof Map && paths.get(file.name)) || ''
    },
  }
  Object.defineProperty(page, names.delivery, {
    async value(channel: string, parcel: Parcel) {
      const args = (await unwrap(parcel)) as unknown[]
      for (const listener of listeners.get(channel) ?? []) listener({}, ...structuredClone(args))
    },
  })
  Object.defineProperty(page, names.receiver, {
    value(file: number) {
      const input = document.createElement('input')
      input.type = 'file'
      inputs.set(file, input)
      return input
    },
  })
  const require = (id: string) => {
    if (id !== 'electron') throw new Error(`a sandboxed preload cannot require ${id}`)
    return { ...electron, webUtils }
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}
