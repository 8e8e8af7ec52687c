import type { Database } from 'better-sqlite3'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { createCaseStore } from '../batch/caseStore.ts'
import { batchMigrations } from '../batch/migrations.ts'
import type { RegisteredBatch } from '../batch/registerStore.ts'
import { openPackage, type PackageReader } from '../package/reader.ts'
import { createReadingStore } from '../reading/readingStore.ts'
import { createDeliveryStore } from '../report/deliveryStore.ts'
import { createCaseValueStore } from '../review/caseValueStore.ts'
import { createConfirmationStore } from '../review/confirmationStore.ts'
import { evaluateAll } from '../review/evaluation.ts'
import { createFindingStore } from '../review/findingStore.ts'
import { createOpinionStore } from '../review/opinionStore.ts'
import { createAuditLog } from '../vault/auditLog.ts'
import { createAuditSearch } from '../vault/auditSearch.ts'
import type { Vault } from '../vault/vault.ts'

/** A batch that somebody works on: its database, its log and its documents, which stay in the package as received. */
export function openBatch(vault: Vault, registered: RegisteredBatch, clock: () => Date) {
  const { batchId, sumsSha256 } = registered
  const database = vault.batches.open(batchId, batchMigrations)
  const stores = createBatchStores(database)
  // A batch that was imported by an older version: its cases are entered, and judged by the rules of this one.
  if (!stores.values.isFilled()) database.transaction(() => evaluateAll(stores, clock())).immediate()
  let reader: Promise<PackageReader> | null = null

  return {
    registered,
    stores,
    audit: createAuditLog(database, { who: vault.session.user, clock }),
    search: createAuditSearch(database),

    /** The case that somebody opened last: what is not read of it is read before the others. */
    caseInView: { caseNo: null } as { caseNo: CaseNo | null },

    /** Runs what belongs together: a crash leaves all that it wrote, or nothing of it. */
    atomically: <T>(work: () => T): T => database.transaction(work).immediate(),

    /** Content of a document, decrypted into memory and compared with its digest. */
    async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
      reader ??= openPackage(vault.batches.packagePath(batchId), vault.receivingKeys.identityOf(batchId), {
        sumsSha256,
      })
      return (await reader).read(path)
    },

    /** Closes the package; the vault closes its databases itself. */
    async close(): Promise<void> {
      await (await reader)?.close()
    },
  }
}

export type OpenBatch = ReturnType<typeof openBatch>

/** Everything that the database of a batch holds, by aggregate. */
export function createBatchStores(database: Database) {
  return {
    cases: createCaseStore(database),
    readings: createReadingStore(database),
    confirmations: createConfirmationStore(database),
    findings: createFindingStore(database),
    opinions: createOpinionStore(database),
    values: createCaseValueStore(database),
    deliveries: createDeliveryStore(database),
  }
}
