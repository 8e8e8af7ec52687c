import type { Database } from 'better-sqlite3'
import type { CaseAmendment, ReceivedAmendment } from '../../shared/domain/amendment.ts'
import { BatchId, type CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'

/** An amendment as a batch's own database has it; `keyId` is of the receiving key that it came to. */
export interface StoredAmendment extends ReceivedAmendment {
  readonly keyId: string
  readonly lenderCertSha256: Sha256Hex
}

interface AmendmentRecord {
  package_id: string
  key_id: string
  sums_sha256: string
  lender_cert_sha256: string
  order_id: string
  title: string
  imported_at: string
}

interface CaseRecord {
  amendment: string
  case_no: string
  note: string | null
  opinions: number
}

export type AmendmentStore = ReturnType<typeof createAmendmentStore>

/** Amendments of a batch, in the order in which they were taken in, and what each did to which case. */
export function createAmendmentStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO amendment (package_id, key_id, sums_sha256, lender_cert_sha256, order_id, title, imported_at)
     VALUES (:packageId, :keyId, :sumsSha256, :lenderCertSha256, :orderId, :title, :importedAt)`,
  )
  const insertCase = db.prepare(
    `INSERT INTO amended_case (amendment, case_no, note, opinions)
     VALUES (:packageId, :caseNo, :note, (SELECT count(*) FROM opinion WHERE case_no = :caseNo))`,
  )
  const select = db.prepare<[{ packageId: string }], AmendmentRecord>(
    'SELECT * FROM amendment WHERE package_id = :packageId',
  )
  const selectAll = db.prepare<[], AmendmentRecord>('SELECT * FROM amendment ORDER BY rowid')
  const selectOfCase = db.prepare<[{ caseNo: string }], CaseRecord>(
    `SELECT amended_case.* FROM amended_case JOIN amendment ON package_id = amendment
     WHERE case_no = :caseNo ORDER BY amendment.rowid`,
  )
  const selectCases = db.prepare<[], string>('SELECT DISTINCT case_no FROM amended_case').pluck()

  return {
    /** The caller holds the transaction. Counts the opinions that have been given on each case by now. */
    add(amendment: StoredAmendment, cases: readonly { caseNo: CaseNo; note?: string | undefined }[]): void {
      insert.run(amendment)
      const { packageId } = amendment
      for (const { caseNo, note } of cases) insertCase.run({ packageId, caseNo, note: note ?? null })
    },

    get(packageId: BatchId): StoredAmendment {
      const row = select.get({ packageId })
      if (!row) throw new Error('a document of an amendment that is not there')
      return toAmendment(row)
    },

    list: (): StoredAmendment[] => selectAll.all().map(toAmendment),

    of: (caseNo: CaseNo): CaseAmendment[] =>
      selectOfCase.all({ caseNo }).map(({ amendment, note, opinions }) => ({
        packageId: BatchId.parse(amendment),
        note,
        opinions,
      })),

    /** Numbers of the cases that were amended. */
    caseNos: (): ReadonlySet<string> => new Set(selectCases.all()),
  }
}

function toAmendment(row: AmendmentRecord): StoredAmendment {
  return {
    packageId: BatchId.parse(row.package_id),
    keyId: row.key_id,
    sumsSha256: Sha256Hex.parse(row.sums_sha256),
    lenderCertSha256: Sha256Hex.parse(row.lender_cert_sha256),
    orderId: row.order_id,
    title: row.title,
    importedAt: row.imported_at,
  }
}
