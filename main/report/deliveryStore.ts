import type { Database } from 'better-sqlite3'
import { AuditHead } from '../../shared/domain/audit.ts'
import { BatchId, CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'

/** A result package that left the station, and where the batch's audit log stood then. */
export interface Delivery {
  readonly packageId: BatchId
  /** SHA-256 of its outer SHA256SUMS; null where an older version exported it. */
  readonly sumsSha256: Sha256Hex | null
  /** ISO 8601 instant. */
  readonly at: string
  readonly audit: AuditHead | null
}

/** A case as it is delivered: `opinion` is the SHA-256 of the newest one on it. */
export interface DecidedCase {
  readonly caseNo: CaseNo
  readonly opinion: Sha256Hex
}

/** What a supervisor asked a result for. */
export interface ResultRequest {
  /** Why it may go out before every case is decided; null where nothing has to be said. */
  readonly reason: string | null
  /** Whether cases go out again that did so before. */
  readonly isAgain: boolean
  readonly by: UserName
  /** ISO 8601 instant. */
  readonly at: string
}

interface DeliveryRecord {
  package_id: string
  sums_sha256: string | null
  delivered_at: string
  audit_seq: number | null
  audit_hash: string | null
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

const selectDecided = `
  SELECT case_no AS caseNo,
    (SELECT sha256 FROM opinion WHERE opinion.case_no = case_row.case_no ORDER BY opinion.position DESC LIMIT 1) AS opinion
  FROM case_row WHERE state = 'decided'`

/** Result packages made of a batch, and the cases in them. */
export function createDeliveryStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO delivery (package_id, delivered_at, audit_seq, audit_hash, sums_sha256)
     VALUES (:packageId, :at, :seq, :hash, :sumsSha256)`,
  )
  const insertCase = db.prepare(
    'INSERT INTO delivered_case (case_no, opinion, package_id) VALUES (:caseNo, :opinion, :packageId)',
  )
  const insertRequest = db.prepare(
    `INSERT INTO result_request (reason, is_again, requested_by, requested_at)
     VALUES (:reason, :isAgain, :by, :at)`,
  )
  const selectRequest = db.prepare<
    [],
    { reason: string | null; is_again: number; requested_by: string; requested_at: string }
  >('SELECT * FROM result_request ORDER BY id DESC LIMIT 1')
  const selectLast = db.prepare<[], DeliveryRecord>('SELECT * FROM delivery ORDER BY rowid DESC LIMIT 1')
  const countDeliveries = db.prepare<[], number>('SELECT count(*) FROM delivery').pluck()
  const selectDelivered = db.prepare<[{ opinion: string }]>(
    'SELECT 1 FROM delivered_case WHERE opinion = :opinion LIMIT 1',
  )
  const countNeverOut = db
    .prepare<[], number>(
      `SELECT count(*) FROM case_row WHERE state <> 'decided'
         AND NOT EXISTS (SELECT 1 FROM delivered_case WHERE delivered_case.case_no = case_row.case_no)`,
    )
    .pluck()
  const selectAll = db.prepare<[], { caseNo: string; opinion: string }>(`${selectDecided} ORDER BY position`)
  const selectNew = db.prepare<[], { caseNo: string; opinion: string }>(
    `SELECT * FROM (${selectDecided} ORDER BY position) AS decided
     WHERE NOT EXISTS (SELECT 1 FROM delivered_case AS earlier WHERE earlier.opinion = decided.opinion)`,
  )

  return {
    /** Records a result that was written. The caller holds the transaction. */
    add({ packageId, sumsSha256, at, audit }: Delivery, cases: Iterable<DecidedCase>): void {
      insert.run({ packageId, sumsSha256, at, seq: audit?.seq ?? null, hash: audit?.hash ?? null })
      for (const one of cases) insertCase.run({ ...one, packageId })
    },

    count: (): number => countDeliveries.get() ?? 0,

    last(): Delivery | null {
      const row = selectLast.get()
      return row ? toDelivery(row) : null
    },

    /** Whether a result took a case along with this opinion as the newest. */
    holds: (opinion: Sha256Hex): boolean => selectDelivered.get({ opinion }) !== undefined,

    /** Cases that are decided, in the order of the batch: those that no result holds as they are now, or all. */
    decided: (which: 'new' | 'all'): DecidedCase[] =>
      (which === 'new' ? selectNew : selectAll).all().map(({ caseNo, opinion }) => ({
        caseNo: CaseNo.parse(caseNo),
        opinion: Sha256Hex.parse(opinion),
      })),

    /** How many cases no result will hold once all that are decided have gone out. */
    countOutstanding: (): number => countNeverOut.get() ?? 0,

    request: (request: ResultRequest): void =>
      void insertRequest.run({ ...request, isAgain: Number(request.isAgain) }),

    /** What was asked for last. */
    lastRequest(): ResultRequest | null {
      const row = selectRequest.get()
      return row
        ? {
            reason: row.reason,
            isAgain: row.is_again === 1,
            by: UserName.parse(row.requested_by),
            at: row.requested_at,
          }
        : null
    },
  }
}

function toDelivery(row: DeliveryRecord): Delivery {
  return {
    packageId: BatchId.parse(row.package_id),
    sumsSha256: row.sums_sha256 === null ? null : Sha256Hex.parse(row.sums_sha256),
    at: row.delivered_at,
    audit: row.audit_seq === null ? null : AuditHead.parse({ seq: row.audit_seq, hash: row.audit_hash }),
  }
}
