import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { CDPSession, Page } from 'playwright-core'
import { domain, toLoaded, toOwn } from './addresses.ts'
import { createCodec } from './codec.ts'
import { dropFiles } from './drop.ts'
import { followTheme } from './nativeTheme.ts'
import { installPreload, manyBytes, pageNames } from './pageSide.ts'
import { codec, openPost, type PageDocument, type Post, type Received } from './post.ts'
import type { engineOf, SessionPage } from './session.ts'
import { strict } from './strict.ts'

/** A page, and the way for what is sent into it. */
interface Opened {
  readonly page: Page
  readonly post: Post
  readonly session: CDPSession
}

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
  let page: Promise<Opened> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let shownSize = size
  let zoom = 1

  /** One thing after another, in the order in which the application asked for them. */
  function inOrder<T>(step: (opened: Opened) => Promise<T>): Promise<T> {
    page ??= open()
    const opened = page
    const done = last.then(async () => step(await opened))
    last = done.catch(() => {})
    return done
  }

  async function open(): Promise<Opened> {
    const context = await engine.context({ shown, ...size })
    const created = await context.newPage()
    await followTheme(created)
    const known: SessionPage = { page: created, mayNavigate, mayOpenWindow }
    engine.pages.add(known)
    const session = await context.newCDPSession(created)
    const post = await openPost(session, receive)
    if (preload) await created.addInitScript({ content: await preloadScript(preload) })
    created.on('load', () => events.emit('did-finish-load'))
    let hasCrashed = false
    created.on('crash', () => {
      // The browser cannot bring this page back: the next load gets a new one.
      hasCrashed = true
      page = undefined
      last = Promise.resolve()
      engine.pages.delete(known)
      void created.close()
      events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    created.on('close', () => {
      engine.pages.delete(known)
      if (page && !hasCrashed) onClosed()
    })
    created.on('download', (download) => {
      const event = preventable()
      engine.events.emit('will-download', event, download, contents)
      if (event.defaultPrevented) void download.cancel()
    })
    return { page: created, post, session }
  }

  function receive({ from, channel, isAnswered, args }: Received): unknown {
    const event = { sender: contents, senderFrame: frameOf(from) }
    if (!isAnswered) return ipc.emit(channel, event, ...args)
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
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
      await loading.page.goto(toLoaded(url)).finally(() => {
        going = false
      })
    })
  }

  /** As the browser's own zoom: everything is larger, and so there is less room on the page. */
  function show(next: { size: { width: number; height: number }; zoom: number }): void {
    shownSize = next.size
    zoom = next.zoom
    void inOrder(({ page: sized }) =>
      sized.setViewportSize({
        width: Math.round(shownSize.width / zoom),
        height: Math.round(shownSize.height / zoom),
      }),
    ).catch(() => {})
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
        const packed = codec.pack(args)
        inOrder(async ({ post }) => void post.send(channel, packed)).catch(() => {})
      },
      setZoomFactor(factor: number) {
        if (factor !== zoom) show({ size: shownSize, zoom: factor })
      },
      reload: () => void load(address).catch(() => {}),
      // The engine is told the same by a switch of its command line.
      setWebRTCIPHandlingPolicy(_policy: string) {},
      setWindowOpenHandler: (handler: WindowOpenHandler) => {
        windowOpen = handler
      },
    }),
  )

  return {
    contents,
    load,
    drop: (paths: readonly string[]) =>
      void inOrder(({ page: target, session }) => dropFiles(target, session, paths)),
    resize: (to: { width: number; height: number }) => show({ size: to, zoom }),
    on: (name: string, listener: () => void) => void events.on(name, listener),
    close() {
      const closing = page
      page = undefined
      void closing?.then((each) => each.page.close()).catch(() => {})
    },
  }
}

export type WebContents = ReturnType<typeof createWebContents>['contents']

/** The preload as Electron would run it: before the page's own scripts, with a `require` of its own. */
async function preloadScript(path: string): Promise<string> {
  const source = await readFile(path, 'utf8')
  const given = { names: pageNames, many: manyBytes, domain }
  return `(${installPreload})(${createCodec}, ${JSON.stringify(given)},
    function (require, module, exports) {${source}\n})`
}

/** What Electron tells of a sender, as far as the application asks. */
function frameOf({ origin, isMainFrame }: PageDocument): object {
  return strict('WebFrameMain', { origin: toOwn(origin), parent: isMainFrame ? null : {} })
}

function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
