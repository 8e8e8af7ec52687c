import type { Database } from 'better-sqlite3'
import type { BatchId, CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { createAmendmentStore } from '../batch/amendmentStore.ts'
import { createCaseStore, type ReceivedDocument } from '../batch/caseStore.ts'
import { batchMigrations } from '../batch/migrations.ts'
import type { RegisteredBatch } from '../batch/registerStore.ts'
import { openPackage, type PackageReader } from '../package/reader.ts'
import { createReadingStore } from '../reading/readingStore.ts'
import { createDeliveryStore } from '../report/deliveryStore.ts'
import { createResultPreviewStore } from '../report/resultPreviewStore.ts'
import { createAddedFindingStore } from '../review/addedFindingStore.ts'
import { createAssignmentStore } from '../review/assignmentStore.ts'
import { createBoardStore } from '../review/boardStore.ts'
import { createCaseRowStore } from '../review/caseRowStore.ts'
import { createCaseValueStore } from '../review/caseValueStore.ts'
import type { BatchStores } from '../review/caseView.ts'
import { createConfirmationStore } from '../review/confirmationStore.ts'
import { createDispositionStore } from '../review/dispositionStore.ts'
import { createDocumentNoteStore } from '../review/documentNoteStore.ts'
import { createFindingStore } from '../review/findingStore.ts'
import { createNextCaseStore } from '../review/nextCaseStore.ts'
import { createOpinionStore } from '../review/opinionStore.ts'
import { createQueueStore } from '../review/queueStore.ts'
import { createSearchStore } from '../review/searchStore.ts'
import { createWorksheetStore } from '../review/worksheetStore.ts'
import { createAuditLog } from '../vault/auditLog.ts'
import { createAuditSearch } from '../vault/auditSearch.ts'
import type { Vault } from '../vault/vault.ts'
import { judgeAnew } from './judgeAnew.ts'

/**
 * A batch that somebody works on: its database, its log and its documents, which stay in the packages as received. One
 * that an older version imported is judged first, which takes its time.
 *
 * @throws as `Batches.open`, and what comes of judging
 */
export async function openBatch(vault: Vault, registered: RegisteredBatch, clock: () => Date) {
  const { batchId, sumsSha256 } = registered
  const database = vault.batches.open(batchId, batchMigrations)
  const stores = createBatchStores(database)
  if (!isJudged(stores)) await judgeAnew(database, stores, clock())
  /** By the id of the package: the batch's own, and those of its amendments. */
  const readers = new Map<BatchId, Promise<PackageReader>>()

  /** The package that brought a document. */
  function readerOf({ amendment }: ReceivedDocument): Promise<PackageReader> {
    const packageId = amendment ?? batchId
    const open = readers.get(packageId)
    if (open) return open
    const path =
      amendment === null
        ? vault.batches.packagePath(batchId)
        : vault.batches.amendmentPath(batchId, amendment)
    const bound = amendment === null ? sumsSha256 : stores.amendments.get(amendment).sumsSha256
    const reader = openPackage(path, vault.receivingKeys.identityOf(packageId), { sumsSha256: bound })
    readers.set(packageId, reader)
    // What did not open is tried again by the next who asks.
    reader.catch(() => readers.delete(packageId))
    return reader
  }

  return {
    registered,
    stores,
    audit: createAuditLog(database, { who: vault.session.user, clock }),
    search: createAuditSearch(database),

    /** The case that somebody opened last: what is not read of it is read before the others. */
    caseInView: { caseNo: null } as { caseNo: CaseNo | null },

    /** Documents that are being read again, because a reviewer said something of them. */
    readAgain: new Set<DocumentPath>(),

    /** Runs what belongs together: a crash leaves all that it wrote, or nothing of it. */
    atomically: <T>(work: () => T): T => database.transaction(work).immediate(),

    /** Content of a document, decrypted into memory and compared with its digest. */
    async read(path: DocumentPath): Promise<Uint8Array<ArrayBuffer>> {
      return (await readerOf(stores.cases.document(path))).read(path)
    },

    /** Closes its packages; the vault closes its databases itself. */
    async close(): Promise<void> {
      for (const reader of readers.values()) await (await reader).close()
    },
  }
}

export type OpenBatch = Awaited<ReturnType<typeof openBatch>>

/** Whether the cases of a batch were entered and judged: not so where an older version imported it. */
function isJudged({ values, rows }: Pick<BatchStores, 'values' | 'rows'>): boolean {
  return values.isFilled() && rows.isFilled()
}

/** Everything that the database of a batch holds, by aggregate. */
export function createBatchStores(database: Database) {
  return {
    cases: createCaseStore(database),
    amendments: createAmendmentStore(database),
    readings: createReadingStore(database),
    documentNotes: createDocumentNoteStore(database),
    confirmations: createConfirmationStore(database),
    findings: createFindingStore(database),
    dispositions: createDispositionStore(database),
    addedFindings: createAddedFindingStore(database),
    worksheets: createWorksheetStore(database),
    opinions: createOpinionStore(database),
    values: createCaseValueStore(database),
    assignments: createAssignmentStore(database),
    rows: createCaseRowStore(database),
    queue: createQueueStore(database),
    nextCases: createNextCaseStore(database),
    search: createSearchStore(database),
    board: createBoardStore(database),
    deliveries: createDeliveryStore(database),
    previews: createResultPreviewStore(database),
  }
}
