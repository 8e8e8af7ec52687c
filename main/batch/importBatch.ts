import { renameSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { CheckingThreads } from '../package/contentCheck.ts'
import { copyHashed } from '../package/copy.ts'
import { readError } from '../package/fileErrors.ts'
import { requireSpace } from '../package/freeSpace.ts'
import type { PackageHeader } from '../package/header.ts'
import { openPackage } from '../package/reader.ts'
import type { PlacedDigest, Stretch } from '../package/stretch.ts'
import { bothSettled, createTargetFile } from '../package/targetFile.ts'
import { verifyPackage, verifyPackageOutside } from '../package/verify.ts'
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
  /** Without them the package is checked on the calling thread. */
  readonly threads?: CheckingThreads
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

/** What a batch's database takes at most before anybody works on it. In bytes. */
const databaseBytes = { base: 16 * 1024 * 1024, document: 2048 }

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
    const terms = termsOf(needs)
    const outside = await verifyPackageOutside(path, terms)
    if ('error' in outside) throw importRefusal(vault, needs.register, outside)
    const checked = await copyPackage(path, copy, outside, context, (written) =>
      checkPackage(needs, terms, written, context),
    )
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

/** What must be true of a package that this station takes in. */
function termsOf({ vault, clock }: ImportNeeds) {
  const unused = vault.receivingKeys.open()
  return {
    kind: 'batch',
    trusted: vault.lenders.trusted(),
    identities: unused.map(({ identity }) => identity),
    unused,
    now: clock(),
  } as const
}

/** A copy whose bytes may still be on their way to the disk, and what is known of them from writing them. */
interface WrittenCopy {
  readonly path: string
  readonly size: number
  readonly payload: PlacedDigest
}

/**
 * The copy is what gets checked: the medium it came on could change between two looks. It is checked while the disk
 * takes it up, and has its name once both are done.
 */
async function copyPackage<T>(
  from: string,
  to: string,
  { header, payload }: { readonly header: PackageHeader; readonly payload: Stretch },
  { signal, progress }: ImportContext,
  check: (written: WrittenCopy) => Promise<T>,
): Promise<T> {
  const size = await sizeOf(from)
  await requireSpace(dirname(to), size + databaseBytes.base + header.inner.files * databaseBytes.document)
  const target = await createTargetFile(to)
  try {
    const digest = await copyHashed(from, target, payload, {
      signal,
      progress: (bytes) => progress(bytes, 2 * size),
    })
    const [checked] = await bothSettled(
      check({ path: target.temporaryPath, size, payload: digest }),
      target.finish(),
    )
    await target.commit()
    return checked
  } catch (error) {
    await target.discard()
    throw error
  }
}

async function checkPackage(
  { vault, register, threads }: ImportNeeds,
  { unused, ...terms }: ReturnType<typeof termsOf>,
  copy: WrittenCopy,
  { signal, progress }: ImportContext,
): Promise<CheckedPackage> {
  const checked = await verifyPackage(copy.path, {
    ...terms,
    written: copy.payload,
    ...(threads && { threads }),
    signal,
    progress: (bytes) => progress(copy.size + bytes, 2 * copy.size),
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

  const reader = await openPackage(copy.path, checked.identity, checked)
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
