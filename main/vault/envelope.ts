import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { Sha256Hex } from '../../shared/domain/ids.ts'

/**
 * A small file that shows damage without a key: its digest is over the canonical JSON (RFC 8785) of the other two
 * members, and the file is the canonical JSON of all three. The digest is no protection against people.
 */
const Envelope = z.strictObject({ format: z.string(), content: z.unknown(), sha256: Sha256Hex })

/** What a file holds; or, in a few words, how it is damaged. */
export type Opened = { readonly version: number; readonly content: unknown } | { readonly damage: string }

/** @param name of the format; files say `name/version` */
export function openEnvelope(text: string, name: string): Opened {
  const envelope = Envelope.safeParse(parseJson(text))
  if (!envelope.success) return { damage: `not a ${name} file` }
  const { format, content, sha256 } = envelope.data
  const [, version] = /^(?:.+)\/([1-9][0-9]*)$/.exec(format) ?? []
  if (version === undefined || format !== `${name}/${version}`) return { damage: `not a ${name} file` }
  if (digest(format, content) !== sha256) return { damage: 'the digest differs' }
  if (`${canonical(envelope.data)}\n` !== text) return { damage: 'not in canonical form' }
  return { version: Number(version), content }
}

export function sealEnvelope(name: string, version: number, content: unknown): string {
  const format = `${name}/${version}`
  return `${canonical({ format, content, sha256: digest(format, content) })}\n`
}

function digest(format: string, content: unknown): Sha256Hex {
  const hex = createHash('sha256').update(canonical({ format, content })).digest('hex')
  return Sha256Hex.parse(hex)
}

function canonical(value: object): string {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('not JSON')
  return json
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
