import { EventEmitter } from 'node:events'
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core'
import { toOwn } from './addresses.ts'
import { emitOnApp } from './app.ts'
import { browserFor } from './browser.ts'
import { strict } from './strict.ts'

type ProtocolHandler = (request: Request) => Promise<Response>
type RequestFilter = (details: { url: string }, decide: (decision: { cancel?: boolean }) => void) => void
type PermissionCheck = (contents: null, permission: string, origin: string, details: object) => boolean

/** A window, as far as its session deals with it. */
export interface SessionPage {
  readonly page: Page
  /** Whether the page may go elsewhere; asked for every navigation. */
  mayNavigate(): boolean
  mayOpenWindow(url: string): boolean
}

/** What the windows need of a session beyond what the application sees. */
interface Engine {
  context(options: { shown: boolean; width: number; height: number }): Promise<BrowserContext>
  readonly pages: Set<SessionPage>
  readonly events: EventEmitter
}

/** Permissions that a page can be given through the browser's automation, by Electron's name for each. */
const permissions: Readonly<Record<string, string>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'camera',
  'clipboard-read': 'clipboard-read',
  midi: 'midi',
}

const sessions = new Map<string, ReturnType<typeof createSession>>()

/** The engine behind an object that `session` gave. */
const engines = new WeakMap<object, Engine>()

export function engineOf(session: object): Engine {
  const engine = engines.get(session)
  if (!engine) throw new Error('the stand-in for Electron needs a session that it made itself')
  return engine
}

export const session = strict('session', {
  fromPartition(partition: string, _options: object = {}) {
    if (partition.startsWith('persist:'))
      throw new Error('the stand-in for Electron keeps sessions in memory')
    const known = sessions.get(partition)
    if (known) return known
    const created = createSession()
    sessions.set(partition, created)
    emitOnApp('session-created', created)
    return created
  },
})

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]) {
    if (schemes.some(({ scheme }) => scheme !== 'app'))
      throw new Error('the stand-in for Electron knows the scheme app:// only')
  },
})

function createSession() {
  const events = new EventEmitter()
  const handlers = new Map<string, ProtocolHandler>()
  const pages = new Set<SessionPage>()
  // Where nobody sets a handler Electron allows, and so does the stand-in: leaving one out must show.
  let filter: RequestFilter = (_details, decide) => decide({})
  let permitted: PermissionCheck = () => true
  let context: Promise<BrowserContext> | undefined

  async function open({ shown, width, height }: { shown: boolean; width: number; height: number }) {
    const browser = await browserFor({ shown })
    const headed = shown && process.env.STAND_IN_HEADED === '1'
    const opened = await browser.newContext({ viewport: headed ? null : { width, height } })
    const granted = Object.entries(permissions).filter(([name]) => permitted(null, name, '', {}))
    await opened.grantPermissions(granted.map(([, name]) => name))
    await opened.route('**/*', answer)
    opened.on('page', (page) => void opening(page))
    return opened
  }

  async function answer(route: Route): Promise<void> {
    const request = route.request()
    const url = toOwn(request.url())
    const navigating = request.isNavigationRequest() ? pageOf(request) : undefined
    if (navigating && !navigating.mayNavigate()) return route.abort('aborted')
    if (await cancelled(url)) return route.abort('blockedbyclient')
    const handler = handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: 'foreign' })
    const response = await handler(new Request(url, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  function pageOf(request: PageRequest): SessionPage | undefined {
    const page = framePage(request)
    return [...pages].find((known) => known.page === page)
  }

  function cancelled(url: string): Promise<boolean> {
    return new Promise((resolve) => filter({ url }, ({ cancel = false }) => resolve(cancel)))
  }

  async function opening(page: Page): Promise<void> {
    const opener = await page.opener()
    const known = [...pages].find((each) => each.page === opener)
    if (known && !known.mayOpenWindow(toOwn(page.url()))) await page.close()
  }

  const members = Object.assign(events, {
    protocol: strict('session.protocol', {
      handle: (scheme: string, handler: ProtocolHandler) => void handlers.set(scheme, handler),
    }),
    webRequest: strict('session.webRequest', {
      onBeforeRequest: (listener: RequestFilter) => {
        filter = listener
      },
    }),
    setPermissionCheckHandler: (handler: PermissionCheck) => {
      permitted = handler
    },
    setPermissionRequestHandler() {},
    setDevicePermissionHandler() {},
  })
  const made = strict('Session', members)
  engines.set(made, {
    pages,
    events,
    context(options) {
      context ??= open(options)
      return context
    },
  })
  return made
}

/** The page that a request is made for; a window that is just being opened has none yet. */
function framePage(request: PageRequest): Page | undefined {
  try {
    return request.frame().page()
  } catch {
    return undefined
  }
}
