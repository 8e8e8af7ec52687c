import { z } from 'zod'

/**
 * What a page tried and was refused, in a word. Never where to or with what: an address or a file may name a person.
 * The first seven the browser engine asks the shell about; the others the content security policy stops within the page.
 */
const attempts = [
  'request',
  'navigation',
  'window',
  'webview',
  'permission',
  'device',
  'download',
  'script',
  'style',
  'picture',
  'font',
  'connection',
  'frame',
  'worker',
  'form',
  'content',
] as const
export const Attempt = z.enum(attempts)
export type Attempt = z.infer<typeof Attempt>

/** How often something was refused since that was told last. */
export const Refusal = z.strictObject({ attempt: Attempt, times: z.int().positive() })
export type Refusal = z.infer<typeof Refusal>
