import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  contentDirectives,
  decoderPreferences,
  decodeTimeLimitMs,
  engineSwitches,
  inMemory,
  leavingEvents,
  refusalsToldEveryMs,
  refusedEvents,
  responseHeaders,
  schemePrivileges,
  servedTypes,
  windowPreferences,
} from '../../../main/electron/policy.ts'
import { Attempt } from '../../../shared/domain/refusal.ts'
import { type Mutant, mutants } from './mutants.ts'
import { allowedBy, type Directives } from './pagePolicy.ts'

/**
 * What has to hold of each policy, said apart from the policy; then every line of every policy is dropped and turned, one
 * at a time, and each time something that has to hold does not. A line that nothing needs fails here, and so does one
 * that is added without saying what it is for.
 */
interface Judged {
  readonly faults: readonly string[]
  readonly mutants: readonly (Mutant<unknown> & { readonly faults: readonly string[] })[]
}

function judge<T>(policy: T, faultsOf: (policy: T) => string[]): Judged {
  return {
    faults: faultsOf(policy),
    mutants: mutants(policy).map((mutant) => ({ ...mutant, faults: faultsOf(mutant.value) })),
  }
}

type Members = Readonly<Record<string, unknown>>

/** Members that have to be there with this very value. */
const requiring =
  (required: Members) =>
  (members: Members): string[] =>
    Object.keys(required).filter((name) => members[name] !== required[name])

const each = (value: unknown, ...names: string[]): Members =>
  Object.fromEntries(names.map((name) => [name, value]))

/** Electron's own defaults differ between versions, so each of these is to be said. */
const sandboxed = {
  ...each(true, 'sandbox', 'contextIsolation', 'webSecurity', 'disableDialogs'),
  ...each(false, 'nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'),
  ...each(false, 'webviewTag', 'plugins', 'navigateOnDragDrop', 'spellcheck', 'devTools'),
  ...each(false, 'allowRunningInsecureContent', 'experimentalFeatures'),
}

/** What a page may do under its policy, and nothing else. */
const pageMay =
  (...allowed: string[]) =>
  (directives: Directives): string[] => {
    const found = allowedBy(directives)
    return [
      ...Object.keys(directives).filter((name) => directives[name] === ''),
      ...allowed.filter((one) => !found.includes(one)),
      ...found.filter((one) => !allowed.includes(one)),
    ]
  }

const switches = requiring({
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  ...each(
    true,
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-quic',
    'dns-prefetch-disable',
    'no-pings',
  ),
})

/** Types without which a browser does not take a file for what it is (HTML, "fetch a classic script", and so on). */
const essences = requiring({
  html: 'text/html',
  ...each('text/javascript', 'js', 'mjs'),
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  ...each('application/octet-stream', 'bcmap', 'pfb', 'icc'),
})

/** What is text says so, and in which encoding: else a browser guesses, and guesses can be led. */
function textFaults(types: Readonly<Record<string, string>>): string[] {
  const isText = /^text\/|json|xml/
  return Object.entries(types)
    .filter(([, type]) => isText.test(type) !== type.endsWith('; charset=utf-8'))
    .map(([extension]) => extension)
}

const withoutParameters = (types: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(types).map(([extension, type]) => [extension, type.split(';')[0]]))

const within = (most: number) => (time: number) => (time > 0 && time <= most ? [] : [`${time} ms`])

const policies: readonly (readonly [name: string, judged: Judged])[] = [
  ['preferences of the window', judge(windowPreferences({ packaged: true }), requiring(sandboxed))],
  [
    'preferences of the decoder',
    judge(decoderPreferences, requiring({ ...sandboxed, backgroundThrottling: false })),
  ],
  [
    'content policy of the window',
    judge<Directives>(
      contentDirectives.window,
      pageMay(
        'script from own',
        'worker from own',
        'style from own',
        'style from written',
        'picture from own',
        'picture from blob',
        'font from own',
        'connection from own',
        'connection from blob',
      ),
    ),
  ],
  [
    'content policy of the decoder',
    judge<Directives>(
      contentDirectives.decoder,
      pageMay(
        'script from own',
        'script from wasm',
        'worker from own',
        'worker from blob',
        'picture from own',
        'picture from blob',
        'font from own',
        'font from blob',
        'connection from own',
        'connection from blob',
      ),
    ),
  ],
  [
    'headers of what is served',
    judge(
      responseHeaders,
      requiring({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        ...each('same-origin', 'cross-origin-opener-policy', 'cross-origin-resource-policy'),
        'x-dns-prefetch-control': 'off',
        'cache-control': 'no-store',
      }),
    ),
  ],
  [
    'types that are served',
    judge(servedTypes, (types) => [...essences(withoutParameters(types)), ...textFaults(types)]),
  ],
  [
    'privileges of the scheme',
    judge(schemePrivileges, requiring(each(true, 'standard', 'secure', 'supportFetchAPI'))),
  ],
  [
    'switches of the engine',
    judge(engineSwitches, (given) =>
      switches(Object.fromEntries(given.map(([name, value = true]) => [name, value]))),
    ),
  ],
  ['sessions', judge(inMemory, requiring({ cache: false }))],
  [
    'events of a page',
    judge(refusedEvents, (events: Members) =>
      ['will-frame-navigate', 'will-redirect', 'will-attach-webview'].filter(
        (name) => !Attempt.safeParse(events[name]).success,
      ),
    ),
  ],
  [
    'events at which the vault is locked',
    judge<readonly string[]>(leavingEvents, (events) =>
      ['suspend', 'lock-screen', 'user-did-resign-active', 'shutdown'].filter(
        (name) => !events.includes(name),
      ),
    ),
  ],
  ['time for a page of a document', judge<number>(decodeTimeLimitMs, within(5 * 60_000))],
  ['time until refusals are told', judge<number>(refusalsToldEveryMs, within(10 * 60_000))],
  [
    'fuses',
    judge(
      fuses(),
      requiring({
        ...each(false, 'runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments'),
        ...each(false, 'loadBrowserProcessSpecificV8Snapshot', 'grantFileProtocolExtraPrivileges'),
        ...each(
          true,
          'enableEmbeddedAsarIntegrityValidation',
          'onlyLoadAppFromAsar',
          'enableCookieEncryption',
        ),
      }),
    ),
  ],
]

/** As electron-builder.yml sets them. */
function fuses(): Members {
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(builderConfiguration()) ?? []
  const lines = block.trimEnd().split('\n')
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = line, value] = /^ {2}(\w+): (true|false)$/.exec(line) ?? []
      return [name, value === undefined ? value : value === 'true']
    }),
  )
}

function builderConfiguration(): string {
  return readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8')
}

describe.each(policies)('the %s', (_name, { faults, mutants: changed }) => {
  it('are as they have to be', () => {
    expect(faults).toEqual([])
  })

  it.each(changed.map(({ change, faults: found }) => [change, found] as const))(
    'are not: %s',
    (_change, found) => {
      expect(found).not.toEqual([])
    },
  )
})

describe('the package', () => {
  it('is one archive whose integrity is checked, and nobody is asked for a newer one', () => {
    expect(builderConfiguration()).toMatch(/^asar: (?!false)/m)
    expect(builderConfiguration()).toMatch(/^publish: null$/m)
  })
})
