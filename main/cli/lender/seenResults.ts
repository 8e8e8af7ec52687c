import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AuditHead } from '../../../shared/domain/audit.ts'
import { BatchId, CaseNo, Instant, Sha256Hex } from '../../../shared/domain/ids.ts'
import { ResultSeries } from '../../../shared/domain/result.ts'
import { parseJsonFile } from '../../package/card.ts'
import { readError, writeError } from '../../package/fileErrors.ts'
import { readNamedFile } from '../fileAccess.ts'

/** Folder beside a lender's keys with a folder for each batch, and in it a small file for each result that was in order. */
export const seenResultsFolder = 'seen-results'

/**
 * What is kept of a result once it was found in order, so that a later one can be compared with it: which it was, where
 * its log ended, and the newest opinion on each case in it. No content of a case.
 */
const SeenResult = z.strictObject({
  format: z.literal('loan-review-seen-result/1'),
  batchId: BatchId,
  packageId: BatchId,
  sumsSha256: Sha256Hex,
  index: ResultSeries.shape.index,
  previous: ResultSeries.shape.previous,
  exportedAt: Instant,
  audit: AuditHead.nullable(),
  /** Cases of the batch, and those that no result held by then. */
  of: z.int().positive(),
  outstanding: z.int().nonnegative(),
  /** Whether every case of the batch was decided. */
  isWhole: z.boolean(),
  /** SHA-256 of the newest opinion on each case in it. */
  cases: z.record(CaseNo, Sha256Hex),
  verifiedAt: Instant,
})
type SeenResult = z.infer<typeof SeenResult>

/** A result as others of its batch are compared with it. */
export type KnownResult = Readonly<Omit<SeenResult, 'format' | 'verifiedAt'>>

/** Results of a batch that were in order when they were last looked at, and what a person is told of where that stands. */
export interface SeenResults {
  of(batchId: BatchId): Promise<readonly KnownResult[]>
  /** Path of the record of a result. */
  recordOf(result: Pick<KnownResult, 'batchId' | 'packageId'>): string
  /** Keeps a result; one that is there already stays as it is. @throws SealdeskError `file/not-writable`, `file/disk-full` */
  add(result: KnownResult, at: Date): Promise<void>
}

export function seenResults(keysFolder: string): SeenResults {
  const folderOf = (batchId: BatchId) => join(keysFolder, seenResultsFolder, batchId)
  const recordOf = ({ batchId, packageId }: Pick<KnownResult, 'batchId' | 'packageId'>) =>
    join(folderOf(batchId), `${packageId}.json`)
  return {
    recordOf,

    async of(batchId) {
      const folder = folderOf(batchId)
      const found: KnownResult[] = []
      for (const name of (await namesIn(folder)).filter((one) => one.endsWith('.json')).sort()) {
        const path = join(folder, name)
        const { format, verifiedAt, ...known } = parseJsonFile(SeenResult, await readNamedFile(path), path)
        found.push(known)
      }
      return found
    },

    async add(result, at) {
      const path = recordOf(result)
      if (existsSync(path)) return
      const record: SeenResult = {
        format: 'loan-review-seen-result/1',
        ...result,
        verifiedAt: at.toISOString(),
      }
      try {
        await mkdir(folderOf(result.batchId), { recursive: true, mode: 0o700 })
        await createWhole(path, `${JSON.stringify(SeenResult.strip().parse(record), null, 2)}\n`)
      } catch (error) {
        throw writeError(error, path)
      }
    },
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw readError(error, folder)
  }
}

/** A record that is half written would stop every later check. */
async function createWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
