import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { writeError } from '../../package/fileErrors.ts'
import type { ReceivingKeys } from '../../package/receivingKey.ts'

/** Folder beside a lender's keys with one small file for each receiving key that a batch was packed to. */
export const usedKeysFolder = 'used-receiving-keys'

/** A receiving key that one batch has for itself. */
export interface TakenKey {
  readonly recipient: string
  readonly keyId: string
  /** Keys of the same file that are still free. */
  readonly left: number
  /** Frees the key: nothing was packed to it after all. */
  giveBack(): Promise<void>
}

/**
 * Takes the next key of a file that nothing was packed to, and records it before anything is: two batches that are
 * packed at the same time get different keys, and a crash wastes a key rather than using it twice.
 *
 * @param path of the file of receiving keys, for the error
 * @throws SealdeskError `receiving-key/all-used`, `file/not-writable`, `file/disk-full`
 */
export async function takeKey(
  keysFolder: string,
  { keys }: ReceivingKeys,
  path: string,
  batch: { readonly batchId: string; readonly packedAt: string },
): Promise<TakenKey> {
  const folder = join(keysFolder, usedKeysFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw writeError(error, folder)
  })
  for (const [index, { keyId, recipient }] of keys.entries()) {
    const record = recordOf(folder, keyId)
    if (!(await create(record, `${JSON.stringify(batch)}\n`))) continue
    const later = keys.slice(index + 1)
    const used = new Set(await readdir(folder))
    const left = later.filter((key) => !used.has(recordName(key.keyId))).length
    return { keyId, recipient, left, giveBack: () => rm(record, { force: true }) }
  }
  const last = keys.at(-1)?.keyId ?? ''
  throw new SealdeskError('receiving-key/all-used', { path, record: recordOf(folder, last) })
}

function recordOf(folder: string, keyId: string): string {
  return join(folder, recordName(keyId))
}

function recordName(keyId: string): string {
  return `${keyId}.json`
}

/** @returns whether the file was not there before */
async function create(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', flush: true })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw writeError(error, path)
  }
}
