import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Frame, Page } from 'playwright-core'
import { domain, toLoaded, toOwn } from './addresses.ts'
import { createCodec } from './codec.ts'
import { followTheme } from './nativeTheme.ts'
import { installPreload, pageNames } from './pageSide.ts'
import type { engineOf, SessionPage } from './session.ts'
import { strict } from './strict.ts'

const codec = createCodec({
  to: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  from: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})

type InvokeHandler = (event: object, ...args: unknown[]) => unknown
type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** The page of a window, as the application sees it (`contents`), and as the window needs it. */
export function createWebContents({
  engine,
  preload,
  shown,
  size,
  onClosed,
}: {
  engine: ReturnType<typeof engineOf>
  preload: string | undefined
  shown: boolean
  size: { width: number; height: number }
  onClosed: () => void
}) {
  const events = new EventEmitter()
  const ipc = new EventEmitter()
  const handlers = new Map<string, InvokeHandler>()
  let windowOpen: WindowOpenHandler = () => ({ action: 'allow' })
  let address = 'about:blank'
  /** Set while the application itself is going somewhere: such a navigation asks nobody. */
  let going = false
  let page: Promise<Page> | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One thing after another, in the order in which the application asked for them. */
  function inOrder<T>(step: (page: Page) => Promise<T>): Promise<T> {
    page ??= open()
    const opened = page
    const done = last.then(async () => step(await opened))
    last = done.catch(() => {})
    return done
  }

  async function open(): Promise<Page> {
    const context = await engine.context({ shown, ...size })
    const created = await context.newPage()
    await followTheme(created)
    const known: SessionPage = { page: created, mayNavigate, mayOpenWindow }
    engine.pages.add(known)
    await created.exposeBinding(pageNames.binding, ({ frame }, kind, channel, args) =>
      receive(frame, String(kind), String(channel), String(args)),
    )
    if (preload) await created.addInitScript({ content: await preloadScript(preload) })
    created.on('load', () => events.emit('did-finish-load'))
    created.on('crash', () => {
      // The browser cannot bring this page back: the next load gets a new one.
      page = undefined
      engine.pages.delete(known)
      void created.close()
      events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    created.on('close', () => {
      engine.pages.delete(known)
      if (page) onClosed()
    })
    created.on('download', (download) => {
      const event = preventable()
      engine.events.emit('will-download', event, download, contents)
      if (event.defaultPrevented) void download.cancel()
    })
    return created
  }

  async function receive(frame: Frame, kind: string, channel: string, args: string): Promise<string> {
    const event = { sender: contents, senderFrame: describe(frame) }
    const values = codec.decode(args) as unknown[]
    if (kind === 'send') {
      ipc.emit(channel, event, ...values)
      return codec.encode(undefined)
    }
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return codec.encode(await handler(event, ...values))
  }

  function mayNavigate(): boolean {
    if (going) return true
    const event = preventable()
    events.emit('will-frame-navigate', event)
    return !event.defaultPrevented
  }

  function mayOpenWindow(url: string): boolean {
    return windowOpen({ url }).action === 'allow'
  }

  function load(url: string): Promise<void> {
    address = url
    return inOrder(async (loading) => {
      going = true
      await loading.goto(toLoaded(url)).finally(() => {
        going = false
      })
    })
  }

  const contents = strict(
    'WebContents',
    Object.assign(events, {
      ipc: strict(
        'WebContents.ipc',
        Object.assign(ipc, {
          handle: (channel: string, handler: InvokeHandler) => void handlers.set(channel, handler),
        }),
      ),
      send(channel: string, ...args: unknown[]) {
        const encoded = codec.encode(args)
        // A page that is just going away does not hear it, in Electron neither.
        inOrder((to) => to.evaluate(deliver, { name: pageNames.delivery, channel, encoded })).catch(() => {})
      },
      reload: () => void load(address).catch(() => {}),
      setWindowOpenHandler: (handler: WindowOpenHandler) => {
        windowOpen = handler
      },
    }),
  )

  return {
    contents,
    load,
    on: (name: string, listener: () => void) => void events.on(name, listener),
    close() {
      const closing = page
      page = undefined
      void closing?.then((each) => each.close()).catch(() => {})
    },
  }
}

export type WebContents = ReturnType<typeof createWebContents>['contents']

/** Runs in the page. */
function deliver({ name, channel, encoded }: { name: string; channel: string; encoded: string }): void {
  const delivery = (globalThis as unknown as Record<string, unknown>)[name]
  if (typeof delivery === 'function') delivery(channel, encoded)
}

/** The preload as Electron would run it: before the page's own scripts, with a `require` of its own. */
async function preloadScript(path: string): Promise<string> {
  const source = await readFile(path, 'utf8')
  const names = JSON.stringify(pageNames)
  return `(${installPreload})(${createCodec}, ${names}, ${JSON.stringify(domain)},
    function (require, module, exports) {${source}\n})`
}

function describe(frame: Frame): { url: string; origin: string; parent: object | null } {
  const url = toOwn(frame.url())
  const parent = frame.parentFrame()
  return { url, origin: toOwn(new URL(frame.url()).origin), parent: parent ? describe(parent) : null }
}

function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
