/** What a content security policy lets a page do, worked out as CSP Level 3 says a browser does it. */

/** Kinds of content, and the directives that say where they may come from: the first of them that is there. */
const governedBy = {
  script: ['script-src'],
  worker: ['worker-src', 'child-src', 'script-src'],
  style: ['style-src'],
  picture: ['img-src'],
  font: ['font-src'],
  connection: ['connect-src'],
  frame: ['frame-src', 'child-src'],
  media: ['media-src'],
  object: ['object-src'],
  manifest: ['manifest-src'],
} as const
type Kind = keyof typeof governedBy

/** Where something can come from, and the source expressions that allow it. */
const origins = {
  own: ["'self'"],
  blob: ['blob:'],
  data: ['data:'],
  foreign: ['*', 'https:', 'http:', 'https://foreign.example'],
  written: ["'unsafe-inline'"],
  evaluated: ["'unsafe-eval'"],
  wasm: ["'wasm-unsafe-eval'", "'unsafe-eval'"],
} as const
type Origin = keyof typeof origins

export type Directives = Readonly<Record<string, string>>

/**
 * All that a page may do under a policy: `kind from origin`, and `base`, `form`, `framed` where the policy says nothing
 * against a foreign base address, forms that are sent, and being framed. Objects are looked at as if there were no
 * default: they are to be closed by a line of their own.
 */
export function allowedBy(directives: Directives): string[] {
  const allowed: string[] = []
  for (const kind of Object.keys(governedBy) as Kind[])
    for (const origin of Object.keys(origins) as Origin[])
      if (isAllowed(directives, kind, origin)) allowed.push(`${kind} from ${origin}`)
  for (const [what, name] of [
    ['base', 'base-uri'],
    ['form', 'form-action'],
    ['framed', 'frame-ancestors'],
  ] as const)
    if (directives[name] !== "'none'") allowed.push(what)
  return allowed
}

function isAllowed(directives: Directives, kind: Kind, origin: Origin): boolean {
  const names: readonly string[] = kind === 'object' ? ['object-src'] : [...governedBy[kind], 'default-src']
  const governing = names.find((name) => Object.hasOwn(directives, name))
  // Without a directive everything goes.
  if (governing === undefined) return true
  const sources: readonly string[] = (directives[governing] ?? '').split(' ')
  return origins[origin].some((source) => sources.includes(source))
}
