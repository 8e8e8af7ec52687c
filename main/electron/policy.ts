import type { WebPreferences } from 'electron'
import type { Attempt } from '../../shared/domain/refusal.ts'

/**
 * What the windows may do, as values that tests assert. Everything here is a refusal or the narrowest permission that
 * the product works with; nothing of it can be changed at run time.
 */

/** The scheme of the application's own pages. */
export const scheme = 'app'

/** The two origins: the window that people see, and the hidden one in which untrusted documents are decoded. */
export const origins = { window: `${scheme}://window`, decoder: `${scheme}://decoder` } as const

/** What the scheme may do: it has an origin of its own, counts as secure, and can be fetched from. */
export const schemePrivileges = { standard: true, secure: true, supportFetchAPI: true } as const

const sandboxed = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableDialogs: true,
} as const satisfies WebPreferences

/** Preferences of a window; developer tools only where the application is not packaged. */
export function windowPreferences({ packaged }: { packaged: boolean }) {
  return { ...sandboxed, devTools: !packaged } satisfies WebPreferences
}

/** Preferences of the hidden window: the same, but it works at full speed although nobody looks at it. */
export const decoderPreferences = {
  ...sandboxed,
  devTools: false,
  backgroundThrottling: false,
} as const satisfies WebPreferences

const refusedEverywhere = {
  'default-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const

/** What the pages of each origin may load and run, by the origin's host. */
export const contentDirectives = {
  window: {
    ...refusedEverywhere,
    'script-src': "'self'",
    // Ant Design writes its styles into the page.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob:",
    'font-src': "'self'",
    'connect-src': "'self' blob:",
  },
  decoder: {
    ...refusedEverywhere,
    // pdf.js decodes JPEG 2000, JBIG2 and colour profiles in WebAssembly.
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self' blob:",
    'img-src': "'self' blob:",
    'font-src': "'self' blob:",
    'connect-src': "'self' blob:",
  },
} as const

/** The same as the header says it. */
export const contentSecurityPolicies: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(contentDirectives).map(([host, directives]) => [host, policyText(directives)]),
)

/** What every answer of the scheme carries beside its type and its policy. */
export const responseHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-store',
} as const

/** What a page can be about to do that the engine lets us prevent, and as what it is counted. */
export const refusedEvents = {
  // Of any frame, the main one included.
  'will-frame-navigate': 'navigation',
  'will-redirect': 'navigation',
  'will-attach-webview': 'webview',
} as const satisfies Readonly<Record<string, Attempt>>

const attemptsByDirective: Readonly<Record<string, Attempt>> = {
  'script-src': 'script',
  'script-src-elem': 'script',
  'script-src-attr': 'script',
  'style-src': 'style',
  'style-src-elem': 'style',
  'style-src-attr': 'style',
  'img-src': 'picture',
  'font-src': 'font',
  'connect-src': 'connection',
  'frame-src': 'frame',
  'worker-src': 'worker',
  'form-action': 'form',
}

/** As what an attempt is counted that the content security policy stopped, by the directive that did. */
export function attemptAgainst(directive: string): Attempt {
  return (Object.hasOwn(attemptsByDirective, directive) && attemptsByDirective[directive]) || 'content'
}

/** Media types of the files that the scheme serves; a file of any other type does not exist for a page. */
export const servedTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  icc: 'application/octet-stream',
}

/** Calls between pages go through a proxy or nowhere, and there is none: no datagram leaves, not even to find a way. */
export const callPolicy = 'disable_non_proxied_udp'

/**
 * Switches of the browser engine: no host resolves, neither by name nor by number, and nothing talks to anybody of its
 * own accord.
 */
export const engineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  ['disable-quic'],
  ['webrtc-ip-handling-policy', callPolicy],
]

/** Colours of a window whose page is not there yet: those of renderer/theme.css. */
export const windowBackgrounds = { light: '#f3f5f7', dark: '#14181c' } as const

/** A page that takes longer than this to decode is taken for one that never ends. */
export const decodeTimeLimitMs = 60 * 1000

/** What a page is refused over and over is told to the vault's log no more often than this. */
export const refusalsToldEveryMs = 60 * 1000

/** Events of the computer at which nobody may be at the desk any more: the vault is locked. */
export const leavingEvents = ['suspend', 'lock-screen', 'user-did-resign-active', 'shutdown'] as const

/** Sessions have no name on disk, and so leave nothing there; they keep no cache either. */
export const inMemory = { cache: false } as const

/** Whether a page may load this address: our own pages, what they made themselves, and nothing else. */
export function isAllowedRequest(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return isOurs(url.protocol === 'blob:' ? url.pathname : address)
}

function isOurs(address: string): boolean {
  return Object.values(origins).some((origin) => address === origin || address.startsWith(`${origin}/`))
}

function policyText(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
