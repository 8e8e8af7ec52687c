import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError } from '../package/fileErrors.ts'
import { decodeUtf8 } from '../package/text.ts'
import { replaceAndWipeFile, replaceFile } from './durableFile.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { KeySlots } from './keySlots.ts'

const formatName = 'sealdesk-keyslots'
/** 1: slots without key files, certificates and initial passphrases; they are read as slots that have none. */
const formatVersion = 2

/**
 * Reads and checks keyslots.json.
 *
 * @throws SealdeskError `vault/slot-damaged`, `vault/newer-version`, `file/not-readable`
 */
export function readKeySlots(path: string): KeySlots {
  const opened = openEnvelope(readText(path), formatName)
  if ('damage' in opened) throw damaged(opened.damage)
  const { version, content } = opened
  if (version > formatVersion)
    throw new SealdeskError('vault/newer-version', { name: path, found: version, supported: formatVersion })
  const slots = KeySlots.safeParse(content)
  if (!slots.success) throw damaged(z.prettifyError(slots.error))
  return slots.data
}

/** keyslots.json of an open vault: what it holds, and the one way to change it. */
export interface KeySlotFile {
  readonly current: () => KeySlots
  /**
   * Replaces the file and overwrites the one before: any of them holds secrets that somebody may destroy later.
   *
   * @throws SealdeskError `file/disk-full`, `file/not-writable`; nothing is changed then
   */
  readonly update: (change: (slots: KeySlots) => Omit<KeySlots, 'revision'>) => void
}

export function openKeySlotFile(path: string): KeySlotFile {
  let current = readKeySlots(path)
  return {
    current: () => current,
    update(change) {
      const next = { ...change(current), revision: current.revision + 1 }
      replaceAndWipeFile(path, serialize(next))
      current = next
    },
  }
}

/** @throws SealdeskError `file/disk-full`, `file/not-writable`; the file is as before then */
export function writeKeySlots(path: string, slots: KeySlots): void {
  replaceFile(path, serialize(slots))
}

function serialize(content: KeySlots): string {
  return sealEnvelope(formatName, formatVersion, content)
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

function damaged(detail: string): SealdeskError {
  return new SealdeskError('vault/slot-damaged', { detail })
}
