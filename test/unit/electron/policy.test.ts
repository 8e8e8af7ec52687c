import { describe, expect, it } from 'vitest'
import {
  contentSecurityPolicies,
  decoderPreferences,
  engineSwitches,
  isAllowedRequest,
  windowPreferences,
} from '../../../main/electron/policy.ts'

describe.each([
  ['the window', windowPreferences({ packaged: true })],
  ['the decoder', decoderPreferences],
])('%s', (_name, preferences) => {
  it('is sandboxed, isolated, and has nothing that it does not need', () => {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      plugins: false,
      experimentalFeatures: false,
      devTools: false,
    })
  })
})

it('allows developer tools only where the application is not packaged', () => {
  expect(windowPreferences({ packaged: false }).devTools).toBe(true)
})

describe.each(Object.entries(contentSecurityPolicies))(
  'the content security policy of %s',
  (_host, policy) => {
    const directives = new Map(
      policy.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ')
        return [name, sources] as const
      }),
    )

    it.each(['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])(
      'has %s none',
      (name) => {
        expect(directives.get(name)).toEqual(["'none'"])
      },
    )

    it('runs only scripts of its own origin, and no text as a script', () => {
      expect(directives.get('script-src')?.filter((source) => source !== "'wasm-unsafe-eval'")).toEqual([
        "'self'",
      ])
    })

    it('names no host, no scheme but blob:, and no wildcard', () => {
      const known = ["'none'", "'self'", 'blob:', "'wasm-unsafe-eval'", "'unsafe-inline'"]
      expect([...directives.values()].flat().filter((source) => !known.includes(source))).toEqual([])
    })

    it('lets nothing but styles be written into the page', () => {
      const inline = [...directives].filter(([, sources]) => sources.includes("'unsafe-inline'"))
      expect(inline.map(([name]) => name).filter((name) => name !== 'style-src')).toEqual([])
    })
  },
)

describe('a request', () => {
  it.each([
    'app://window/index.html',
    'app://decoder/pdfjs/cmaps/x.bcmap',
    'blob:app://window/0b0e7c1e-0000-4000-8000-000000000000',
  ])('to %s is let through', (address) => {
    expect(isAllowedRequest(address)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://localhost:1/',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://example.com/',
    'app://other/index.html',
    'app://window.example.com/',
    'blob:https://example.com/0b0e7c1e',
    'chrome://settings',
    'not an address',
    '',
  ])('to %s is cancelled', (address) => {
    expect(isAllowedRequest(address)).toBe(false)
  })
})

it('lets no host name resolve', () => {
  expect(engineSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
})
