import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError } from '../package/fileErrors.ts'
import { decodeUtf8 } from '../package/text.ts'
import { replaceAndWipeFile, replaceFile } from './durableFile.ts'
import { KeySlots } from './keySlots.ts'

const formatName = 'sealdesk-keyslots'
const formatVersion = 1

/**
 * What every version of the file has in common: its digest is over the canonical JSON (RFC 8785) of the other two
 * members, and the file is the canonical JSON of all three. So damage is told from a wrong passphrase without a key.
 */
const Envelope = z.strictObject({
  format: z.string().regex(new RegExp(`^${formatName}/[1-9][0-9]*$`)),
  content: z.unknown(),
  sha256: Sha256Hex,
})

/**
 * Reads and checks keyslots.json.
 *
 * @throws SealdeskError `vault/slot-damaged`, `vault/newer-version`, `file/not-readable`
 */
export function readKeySlots(path: string): KeySlots {
  const envelope = parseEnvelope(readText(path))
  const version = Number(envelope.format.slice(formatName.length + 1))
  if (version > formatVersion)
    throw new SealdeskError('vault/newer-version', { name: path, found: version, supported: formatVersion })
  const slots = KeySlots.safeParse(envelope.content)
  if (!slots.success) throw damaged(z.prettifyError(slots.error))
  return slots.data
}

/** keyslots.json of an open vault: what it holds, and the one way to change it. */
export interface KeySlotFile {
  readonly current: () => KeySlots
  /** @throws SealdeskError `file/disk-full`, `file/not-writable`; nothing is changed then */
  readonly update: (change: (slots: KeySlots) => Omit<KeySlots, 'revision'>) => void
  /** As `update`, and overwrites the file that is replaced: it held secrets that are to be gone. */
  readonly replaceAndWipe: (change: (slots: KeySlots) => Omit<KeySlots, 'revision'>) => void
}

export function openKeySlotFile(path: string): KeySlotFile {
  let current = readKeySlots(path)
  const updateBy =
    (replace: typeof replaceFile): KeySlotFile['update'] =>
    (change) => {
      const next = { ...change(current), revision: current.revision + 1 }
      replace(path, serialize(next))
      current = next
    }
  return {
    current: () => current,
    update: updateBy(replaceFile),
    replaceAndWipe: updateBy(replaceAndWipeFile),
  }
}

/** @throws SealdeskError `file/disk-full`, `file/not-writable`; the file is as before then */
export function writeKeySlots(path: string, slots: KeySlots): void {
  replaceFile(path, serialize(slots))
}

function serialize(content: KeySlots): string {
  const format = `${formatName}/${formatVersion}`
  return `${canonical({ format, content, sha256: digest(format, content) })}\n`
}

function parseEnvelope(text: string): z.infer<typeof Envelope> {
  const envelope = Envelope.safeParse(parseJson(text))
  if (!envelope.success) throw damaged('not a key slot file')
  const { format, content, sha256 } = envelope.data
  if (digest(format, content) !== sha256) throw damaged('the digest differs')
  if (`${canonical(envelope.data)}\n` !== text) throw damaged('not in canonical form')
  return envelope.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged('not JSON')
  }
}

function readText(path: string): string {
  // A vault without its slots is damaged, not absent: nobody reads the slots of a folder that holds no vault.
  if (!existsSync(path)) throw damaged('keyslots.json is missing')
  try {
    return decodeUtf8(readFileSync(path))
  } catch (error) {
    throw error instanceof TypeError ? damaged('not UTF-8') : readError(error, path)
  }
}

function digest(format: string, content: unknown): Sha256Hex {
  const hex = createHash('sha256').update(canonical({ format, content })).digest('hex')
  return Sha256Hex.parse(hex)
}

function canonical(value: object): string {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('key slots are not JSON')
  return json
}

function damaged(detail: string): SealdeskError {
  return new SealdeskError('vault/slot-damaged', { detail })
}
