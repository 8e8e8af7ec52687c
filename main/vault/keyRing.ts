import { existsSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Instant } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { parseJsonFile } from '../package/card.ts'
import { readError } from '../package/fileErrors.ts'
import { replaceAndWipeFile, replaceFile } from './durableFile.ts'
import { createKeyRingCopyStore, type KeyRingCopy } from './keyRingCopyStore.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import { EpochRecord } from './keySlots.ts'

/** A copy of the key ring: what a backup file needs beside it, so that its batches open. See README.md. */
export const KeyRing = z.strictObject({
  format: z.literal('loan-review-key-ring/1'),
  vaultId: z.string().min(1),
  savedAt: Instant,
  epoch: EpochRecord,
})
export type KeyRing = z.infer<typeof KeyRing>

/** @throws SealdeskError `file/not-found`, `file/not-readable`, `file/invalid` */
export function readKeyRing(path: string): KeyRing {
  return parseJsonFile(KeyRing, readText(path), path)
}

/** Copies of the key ring outside of the vault, of which there is to be only the newest. */
export interface KeyRingCopies {
  /**
   * Writes a copy, and remembers where. An older copy of this vault's key ring in its place is overwritten.
   *
   * @throws SealdeskError `file/exists` where something else lies there, `file/disk-full`, `file/not-writable`
   */
  save(path: string): void
  /**
   * Replaces every copy that still holds an earlier epoch.
   *
   * @returns those that are not to be reached now: they open what has been destroyed since they were written
   */
  refresh(): KeyRingCopy[]
  /** Copies that could not be replaced if it were to be done now. */
  unreachable(): KeyRingCopy[]
}

export function createKeyRingCopies(parts: {
  database: Database
  keySlots: KeySlotFile
  clock: () => Date
}): KeyRingCopies {
  const { database, keySlots, clock } = parts
  const store = createKeyRingCopyStore(database)
  const outdated = () => store.list().filter(({ epoch }) => epoch < keySlots.current().epoch.number)

  function save(path: string): void {
    const { vaultId, epoch } = keySlots.current()
    const savedAt = clock().toISOString()
    const text = `${JSON.stringify({ format: 'loan-review-key-ring/1', vaultId, savedAt, epoch } satisfies KeyRing)}\n`
    if (!existsSync(path)) replaceFile(path, text)
    else if (isOwn(path, vaultId)) replaceAndWipeFile(path, text)
    else throw new SealdeskError('file/exists', { path })
    store.put({ path, epoch: epoch.number, savedAt })
  }

  return {
    save,
    refresh() {
      for (const { path } of outdated()) {
        // Only where the copy itself is: a folder of that name can be another medium today.
        if (isOwn(path, keySlots.current().vaultId)) tryTo(() => save(path))
      }
      return outdated()
    },
    unreachable: () => store.list().filter(({ path }) => !isOwn(path, keySlots.current().vaultId)),
  }
}

function isOwn(path: string, vaultId: string): boolean {
  try {
    return readKeyRing(path).vaultId === vaultId
  } catch (error) {
    if (error instanceof SealdeskError) return false
    throw error
  }
}

/** A copy that cannot be replaced stays on the list of those that were not reached. */
function tryTo(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof SealdeskError)) throw error
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw readError(error, path)
  }
}
