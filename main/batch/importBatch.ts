import { createReadStream, renameSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import { readError } from '../package/fileErrors.ts'
import { openPackage } from '../package/reader.ts'
import { createTargetFile } from '../package/targetFile.ts'
import { verifyPackage } from '../package/verify.ts'
import { createAuditLog } from '../vault/auditLog.ts'
import type { Vault } from '../vault/vault.ts'
import { createCaseStore, type Received } from './caseStore.ts'
import { type BatchContent, readBatchContent } from './content.ts'
import { importRefusal } from './importRefusal.ts'
import { batchMigrations } from './migrations.ts'
import type { RegisterStore } from './registerStore.ts'

export interface ImportNeeds {
  readonly vault: Vault
  readonly register: RegisterStore
  readonly clock: () => Date
  /** Computes what is known of the cases before any reading. Runs on the new database, before the batch is there. */
  readonly prepare: (database: Database, at: Date) => void
}

export interface ImportContext {
  readonly signal: AbortSignal
  /** Bytes done of all: the package is gone over twice, once to copy it and once to check the copy. */
  readonly progress: (done: number, total: number) => void
}

/** A package whose every byte has been checked, and the receiving key that opened it. */
interface CheckedPackage {
  readonly batchId: BatchId
  readonly sumsSha256: Received['sumsSha256']
  readonly lender: PartyCard
  readonly keyId: string
  readonly content: BatchContent
}

const copyChunk = 1024 * 1024

/**
 * Takes a batch in: copies the package, checks the copy, and makes its database. Afterwards the batch is there as a
 * whole, or nothing of it is.
 *
 * @param path of the package as it was handed over
 * @throws SealdeskError `package/*`, `batch/already-imported`, `batch/order-invalid`, `batch/manifest-invalid`,
 *   `file/*`, `job/cancelled`
 */
export async function importBatch(
  needs: ImportNeeds,
  path: string,
  context: ImportContext,
): Promise<BatchId> {
  const { vault } = needs
  const copy = vault.batches.incomingPath()
  try {
    await copyPackage(path, copy, context)
    const checked = await checkPackage(needs, copy, context)
    takeIn(needs, copy, checked)
    return checked.batchId
  } catch (error) {
    if (error instanceof SealdeskError && error.code !== 'job/cancelled') {
      vault.audit.append('batch.import-refused', 'package', 'refused', { code: error.code })
    }
    throw error
  } finally {
    rmSync(copy, { force: true })
  }
}

/** The copy is what gets checked: the medium it came on could change between two looks. */
async function copyPackage(from: string, to: string, { signal, progress }: ImportContext): Promise<void> {
  const size = await sizeOf(from)
  const target = await createTargetFile(to)
  try {
    let done = 0
    for await (const chunk of createReadStream(from, { highWaterMark: copyChunk })) {
      if (signal.aborted) throw new SealdeskError('job/cancelled')
      await target.write(chunk)
      done += chunk.length
      progress(done, 2 * size)
    }
    await target.finish()
    await target.commit()
  } catch (error) {
    await target.discard()
    throw readError(error, from)
  }
}

async function checkPackage(
  { vault, register, clock }: ImportNeeds,
  copy: string,
  { signal, progress }: ImportContext,
): Promise<CheckedPackage> {
  const size = await sizeOf(copy)
  const unused = vault.receivingKeys.open()
  const checked = await verifyPackage(copy, {
    kind: 'batch',
    trusted: vault.lenders.trusted(),
    identities: unused.map(({ identity }) => identity),
    now: clock(),
    signal,
    progress: (bytes) => progress(size + bytes, 2 * size),
  })
  if ('error' in checked) throw importRefusal(vault, register, checked)
  if (checked.verdict === 'valid-expired-certificate') {
    throw new SealdeskError('package/expired-certificate', { notAfter: checked.notAfter })
  }

  const batchId = BatchId.parse(checked.header.packageId)
  if (register.has(batchId)) throw new SealdeskError('batch/already-imported', { batch: batchId })
  const key = unused.find(
    ({ identity, lender }) => identity === checked.identity && lender === checked.signer.name,
  )
  if (!key) throw new SealdeskError('package/wrong-recipient')

  const reader = await openPackage(copy, checked.identity, { sumsSha256: checked.sumsSha256 })
  try {
    const content = await readBatchContent(reader)
    return { batchId, sumsSha256: checked.sumsSha256, lender: checked.signer, keyId: key.keyId, content }
  } finally {
    await reader.close()
  }
}

function takeIn(
  { vault, register, clock, prepare }: ImportNeeds,
  copy: string,
  checked: CheckedPackage,
): void {
  const { batchId, sumsSha256, lender, keyId, content } = checked
  const { cases, ...terms } = content.order
  const at = clock()
  const lenderCertSha256 = certificateSha256(lender.certificate)
  const batch = vault.batches.create(batchId, batchMigrations)
  try {
    renameSync(copy, batch.packagePath)
    const { database } = batch
    database.transaction(() => {
      createCaseStore(database).add({ batchId, lenderCertSha256, sumsSha256, terms }, cases, content.manifest)
      createAuditLog(database, { who: vault.session.user, clock }).append('batch.imported', batchId, 'ok')
      prepare(database, at)
    })()
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
        documents: content.manifest.length,
      })
      vault.receivingKeys.use(keyId, batchId)
      vault.audit.append('batch.imported', batchId, 'ok', { lender: lender.name, cases: cases.length })
    })
  } finally {
    batch.discard()
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    throw readError(error, path)
  }
}
