import { z } from 'zod'
import { Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type RandomSource, readBytes } from '../package/source.ts'
import { checkRecords, readZip, readZipFile, type ZipFile } from '../package/zipReader.ts'
import { KeySlots } from './keySlots.ts'

/**
 * A backup file is a stored zip: `vault.db`, of each batch `batches/<id>/batch.db` and `batches/<id>/package.asice`,
 * of each of its amendments `batches/<id>/amendments/<id>/package.asice`, all encrypted as they are in the vault, and this head as `backup.json`. It has the slots and not the key ring.
 */
export const BackupHead = z.strictObject({
  format: z.literal('loan-review-backup/1'),
  vaultId: z.string().min(1),
  createdAt: Instant,
  /** Number of the epoch at that moment. */
  epoch: z.int().nonnegative(),
  slots: KeySlots.shape.slots,
  files: z.array(
    z.strictObject({
      name: z
        .string()
        .regex(
          /^(vault\.db|batches\/[0-9a-f-]{36}\/(batch\.db|(amendments\/[0-9a-f-]{36}\/)?package\.asice))$/,
        ),
      size: z.int().nonnegative(),
      sha256: Sha256Hex,
    }),
  ),
})
export type BackupHead = z.infer<typeof BackupHead>

export const headName = 'backup.json'

/** A backup file whose list of files is right; what stands in them is checked when they are read. */
export interface BackupContent {
  readonly head: BackupHead
  readonly entries: ReadonlyMap<string, ZipFile>
}

/** @param path how the file is called in errors @throws SealdeskError `backup/damaged`, `file/not-readable` */
export async function readBackup(source: RandomSource, path: string): Promise<BackupContent> {
  const entries = await asDamage(path, () => readZip(source))
  const headEntry = entries.get(headName)
  if (!headEntry) throw damaged(path, `${headName} is missing`)
  const head = BackupHead.safeParse(
    parseJson((await asDamage(path, () => readZipFile(source, headEntry))).toString('utf8')),
  )
  if (!head.success) throw damaged(path, headName)
  const listed = new Map(head.data.files.map((file) => [file.name, file]))
  for (const name of listed.keys())
    if (entries.get(name)?.size !== listed.get(name)?.size) throw damaged(path, name)
  if (listed.size !== head.data.files.length || listed.size !== entries.size - 1 || !listed.has('vault.db'))
    throw damaged(path, 'its list of files')
  return { head: head.data, entries }
}

const chunkSize = 1024 * 1024

/** The bytes of one file, its records checked. @throws SealdeskError `backup/damaged`, `file/not-readable` */
export async function* readBackupFile(
  source: RandomSource,
  entry: ZipFile,
  path: string,
): AsyncIterable<Uint8Array> {
  await asDamage(path, () => checkRecords(source, entry))
  for (let done = 0; done < entry.size; done += chunkSize)
    yield await readBytes(source, entry.dataStart + done, Math.min(chunkSize, entry.size - done))
}

export function damaged(path: string, detail: string): SealdeskError {
  return new SealdeskError('backup/damaged', { path, detail })
}

/** What the form of the zip says of a damaged package it says here of a damaged backup. */
async function asDamage<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SealdeskError && error.code === 'package/malformed')
      throw damaged(path, String(error.params.detail))
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
