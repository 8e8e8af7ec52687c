import { renameSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { PackageReader } from '../package/reader.ts'
import { createAuditLog } from '../vault/auditLog.ts'
import { type AmendingNeeds, amendBatch, requireAmendable } from './amendBatch.ts'
import { createCaseStore } from './caseStore.ts'
import {
  type AmendmentContent,
  type BatchContent,
  readAmendmentContent,
  readBatchContent,
} from './content.ts'
import { batchMigrations } from './migrations.ts'
import {
  type CheckedPackage,
  type ReceivingContext,
  type ReceivingNeeds,
  receivePackage,
} from './receivePackage.ts'

export interface ImportNeeds extends ReceivingNeeds, AmendingNeeds {
  /**
   * Computes what is known of the cases before any reading, a case at a time. Runs on the new database, before the batch
   * is there.
   */
  readonly prepare: (database: Database, at: Date) => Iterable<CasesDone>
}

interface CasesDone {
  readonly done: number
  readonly total: number
}

export interface ImportContext extends ReceivingContext {
  /** Told once the package is here and its cases are gone through: `progress` counts these from then on. */
  readonly counting: (unit: 'cases') => void
  /** Told the batch that is amended, once that is known. */
  readonly concerns: (batch: BatchId) => void
}

type Content = ({ readonly is: 'batch' } & BatchContent) | ({ readonly is: 'amendment' } & AmendmentContent)

/**
 * Takes a package in: a batch, or an amendment of one that is here. It is copied, the copy checked, and what it holds
 * put into the batch's database. Afterwards it is there as a whole, or nothing of it is.
 *
 * @param path of the package as it was handed over
 * @returns the batch that came or was amended
 * @throws SealdeskError `package/*`, `batch/already-imported`, `batch/order-invalid`, `batch/manifest-invalid`,
 *   `amendment/*`, `batch/no-key`, `file/*`, `job/cancelled`
 */
export async function importBatch(
  needs: ImportNeeds,
  path: string,
  context: ImportContext,
): Promise<BatchId> {
  const { vault } = needs
  const copy = vault.batches.incomingPath()
  try {
    const checked = await receivePackage(needs, { path, copy }, context, {
      admit({ refs, from }) {
        if (refs) context.concerns(requireAmendable(needs, refs, from.name).batchId)
      },
      read: readContent,
    })
    const { content } = checked
    if (content.is === 'amendment') return amendBatch(needs, copy, checked, content)
    await takeIn(needs, copy, checked, content, context)
    return checked.header.packageId
  } catch (error) {
    if (error instanceof SealdeskError && error.code !== 'job/cancelled') {
      vault.audit.append('batch.import-refused', 'package', 'refused', { code: error.code })
    }
    throw error
  } finally {
    rmSync(copy, { force: true })
  }
}

async function readContent(reader: PackageReader): Promise<Content> {
  return reader.header.refs
    ? { is: 'amendment', ...(await readAmendmentContent(reader)) }
    : { is: 'batch', ...(await readBatchContent(reader)) }
}

async function takeIn(
  { vault, register, clock, prepare }: ImportNeeds,
  copy: string,
  { header: { packageId: batchId }, sumsSha256, lender, keyId }: CheckedPackage,
  { order, manifest }: BatchContent,
  context: ImportContext,
): Promise<void> {
  const { cases, ...terms } = order
  const at = clock()
  const lenderCertSha256 = certificateSha256(lender.certificate)
  const batch = vault.batches.create(batchId, batchMigrations)
  try {
    renameSync(copy, batch.packagePath)
    const { database } = batch
    database.transaction(() => {
      createCaseStore(database).add({ batchId, lenderCertSha256, sumsSha256, terms }, cases, manifest)
      createAuditLog(database, { who: vault.session.user, clock }).append('batch.imported', batchId, 'ok')
    })()
    await goThrough(database, prepare(database, at), context)
    batch.commit(() => {
      register.add({
        batchId,
        lender: lender.name,
        orderId: terms.orderId,
        title: terms.title,
        importedAt: at.toISOString(),
        due: terms.due ?? null,
        retainUntil: terms.retainUntil ?? null,
        state: 'imported',
        sumsSha256,
        cases: cases.length,
        documents: manifest.length,
      })
      vault.receivingKeys.use(keyId, batchId)
      vault.audit.append('batch.imported', batchId, 'ok', { lender: lender.name, cases: cases.length })
    })
  } finally {
    batch.discard()
  }
}

/** Cases that are gone through at a stretch: no longer than somebody at the window would notice. */
const casesAtAStretch = 50

/** Nothing of it counts before the batch is there, so it need not be one transaction. @throws SealdeskError `job/cancelled` */
async function goThrough(
  database: Database,
  cases: Iterable<CasesDone>,
  { signal, counting, progress }: ImportContext,
): Promise<void> {
  const steps = cases[Symbol.iterator]()
  const stretch = database.transaction(() => {
    let reached: CasesDone | null = null
    for (let count = 0; count < casesAtAStretch; count += 1) {
      const step = steps.next()
      if (step.done) return { reached, isLast: true }
      reached = step.value
    }
    return { reached, isLast: false }
  })
  counting('cases')
  for (;;) {
    const { reached, isLast } = stretch()
    if (reached) progress(reached.done, reached.total)
    if (isLast) return
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) throw new SealdeskError('job/cancelled')
  }
}
