import type { createCodec, Packed } from './codec.ts'

/** Where the stand-in's own functions are kept in a page. */
export const pageNames = {
  /** Sends a letter; only until the preload runs, which takes it away. */
  binding: '__standInPost',
  /** Takes a delivery. */
  take: '__standInTake',
  /** The file input that a delivery's many bytes come in. */
  input: '__standInInput',
  /** Hands over the many bytes of a letter. */
  hand: '__standInHand',
  /** Paths of the files that were dropped last, by their names. */
  dropped: '__standInDropped',
  /** Measures on the page's own timeline: how long the stand-in, not the application, was busy with a request. */
  carrying: 'stand-in',
} as const

/** From how many bytes on they do not go as text: ways of their own are cheaper, and take longer to set out on. */
export const manyBytes = 65_536

/** What a page sends, and the number by which it awaits an answer, if it does. */
export interface Letter {
  readonly channel: string
  readonly answer: number | null
  readonly value: unknown
  /** As Base64; where they are many, the number of the blob that they are in. */
  readonly bytes: string | number
}

/** What comes into a page. */
export interface Delivery {
  readonly to: { readonly channel: string } | Answered
  readonly value: unknown
  /** As Base64; `null` where they are many, and in the file that the page's input was given last. */
  readonly bytes: string | null
}

/** An answer: how long the application took for it, in milliseconds, and what it threw instead of answering. */
interface Answered {
  readonly answer: number
  readonly took: number
  readonly failure: string | null
}

type Listener = (event: object, ...args: unknown[]) => void
type BridgedFunction = (...args: unknown[]) => unknown

/**
 * Runs in the page before its own scripts: gives the preload a `require('electron')`, and runs it. Written without
 * anything from outside it, because its source is put into the page.
 */
export function installPreload(
  codecOf: typeof createCodec,
  { names, many, domain }: { names: typeof pageNames; many: number; domain: string },
  preload: (require: (id: string) => unknown, module: object, exports: object) => void,
): void {
  const page = globalThis as unknown as Record<string, unknown>
  const post = page[names.binding] as (letter: string) => void
  // The page's own scripts have no way to the application but the preload's.
  delete page[names.binding]
  if (window.top !== window || !location.hostname.endsWith(domain)) return
  const base64 = Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }
  const { pack, unpack } = codecOf()
  const listeners = new Map<string, Set<Listener>>()
  const waiting = new Map<number, (delivery: { to: Answered; value: unknown }) => void>()
  const blobs = new Map<number, Blob>()
  const input = Object.assign(document.createElement('input'), { type: 'file' })
  let last = 0
  let taken: Promise<unknown> = Promise.resolve()

  function send(channel: string, args: unknown[], answer: number | null): void {
    const { value, attached } = pack(args)
    const letter: Letter = { channel, answer, value, bytes: enclose(attached) }
    post(JSON.stringify(letter))
  }

  function enclose(attached: Packed['attached']): Letter['bytes'] {
    const size = attached.reduce((sum, { byteLength }) => sum + byteLength, 0)
    if (size > many) {
      blobs.set(++last, new Blob([...attached]))
      return last
    }
    const all = new Uint8Array(size)
    let at = 0
    for (const each of attached) {
      all.set(each, at)
      at += each.byteLength
    }
    return (all as unknown as { toBase64(): string }).toBase64()
  }

  async function invoke(channel: string, args: unknown[]): Promise<unknown> {
    const start = performance.now()
    const { to, value } = await new Promise<{ to: Answered; value: unknown }>((resolve) => {
      const answer = ++last
      send(channel, args, answer)
      waiting.set(answer, resolve)
    })
    performance.measure(names.carrying, { start: start + to.took, end: performance.now() })
    if (to.failure !== null) throw new Error(`Error invoking remote method '${channel}': ${to.failure}`)
    return value
  }

  async function open({ to, value, bytes }: Delivery, file: File | undefined): Promise<void> {
    const opened = unpack(value, bytes === null ? await bytesIn(file) : base64.fromBase64(bytes))
    if ('channel' in to) {
      for (const listener of listeners.get(to.channel) ?? []) listener({}, ...(opened as unknown[]))
      return
    }
    waiting.get(to.answer)?.({ to, value: opened })
    waiting.delete(to.answer)
  }

  async function bytesIn(file: File | undefined): Promise<Uint8Array<ArrayBuffer>> {
    if (!file) throw new Error('the stand-in lost the bytes of a message')
    return new Uint8Array(await file.arrayBuffer())
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
      send: (channel: string, ...args: unknown[]) => send(channel, args, null),
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
  Object.defineProperties(page, {
    [names.input]: { value: input },
    [names.hand]: {
      value(blob: number) {
        const handed = blobs.get(blob)
        blobs.delete(blob)
        return handed
      },
    },
    [names.take]: {
      /** One delivery after another, in the order in which they come. */
      value(text: string) {
        const delivery = JSON.parse(text) as Delivery
        // The input may hold another one by the time it is this delivery's turn.
        const file = input.files?.[0]
        taken = taken.then(() => open(delivery, file)).catch(reportError)
        return taken
      },
    },
  })
  const require = (id: string) => {
    if (id !== 'electron') throw new Error(`a sandboxed preload cannot require ${id}`)
    return { ...electron, webUtils }
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}
