import type { Database } from 'better-sqlite3'
import type { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../shared/domain/ids.ts'
import {
  BatchId as BatchIdSchema,
  CaseNo as CaseNoSchema,
  DocumentPath as DocumentPathSchema,
  Sha256Hex as Sha256Schema,
} from '../../shared/domain/ids.ts'
import { DocumentKind } from '../../shared/domain/kind.ts'
import type { ManifestLine } from '../../shared/domain/manifest.ts'
import { Application, type OrderCase, OrderTerms } from '../../shared/domain/order.ts'
import { SealdeskError } from '../../shared/errors/error.ts'

/** A case as received: its place in the order (from 0) and what was declared. */
export interface ReceivedCase {
  readonly caseNo: CaseNo
  readonly position: number
  readonly product: string | null
  readonly due: string | null
  readonly application: Application
}

/** A document as received; `size` in bytes, `kind` as the lender named it. */
export interface ReceivedDocument {
  readonly path: DocumentPath
  readonly caseNo: CaseNo
  readonly sha256: Sha256Hex
  readonly size: number
  readonly mediaType: string
  readonly kind: DocumentKind | null
  readonly title: string | null
  /** The amendment that brought it; null where it came with the batch. */
  readonly amendment: BatchId | null
  /** The document in whose place it came. */
  readonly replaces: DocumentPath | null
  /** The document that came in its place: this one is kept, and no longer counts. */
  readonly replacedBy: DocumentPath | null
}

export interface Received {
  readonly batchId: BatchId
  readonly lenderCertSha256: Sha256Hex
  readonly sumsSha256: Sha256Hex
  readonly terms: OrderTerms
}

interface CaseRecord {
  case_no: string
  position: number
  product: string | null
  due: string | null
  application_json: string
}

interface DocumentRecord {
  path: string
  case_no: string
  sha256: string
  size: number
  media_type: string
  kind: string | null
  title: string | null
  amendment: string | null
  replaces: string | null
  replaced_by: string | null
}

export type CaseStore = ReturnType<typeof createCaseStore>

const selectDocumentRow = `
  SELECT document.*, later.path AS replaced_by
  FROM document LEFT JOIN document AS later ON later.replaces = document.path`

/** What the lender sent: the order, its cases and their documents. Nothing of it is ever changed. */
export function createCaseStore(db: Database) {
  const insertReceived = db.prepare(
    `INSERT INTO received (one, batch_id, lender_cert_sha256, sums_sha256, terms_json)
     VALUES (1, :batchId, :lenderCertSha256, :sumsSha256, :terms)`,
  )
  const insertCase = db.prepare(
    `INSERT INTO loan_case (case_no, position, name, product, due, application_json)
     VALUES (:caseNo, :position, :name, :product, :due, :application)`,
  )
  const insertDocument = db.prepare(
    `INSERT INTO document (path, case_no, position, sha256, size, media_type, kind, title, amendment, replaces)
     VALUES (:path, :caseNo, :position, :sha256, :size, :mediaType, :kind, :title, :amendment, :replaces)`,
  )
  const selectNextPosition = db
    .prepare<[], number>('SELECT coalesce(max(position) + 1, 0) FROM document')
    .pluck()
  const selectReceived = db.prepare<
    [],
    { lender_cert_sha256: string; sums_sha256: string; terms_json: string; batch_id: string }
  >('SELECT * FROM received')
  const selectCase = db.prepare<[{ caseNo: string }], CaseRecord>(
    'SELECT * FROM loan_case WHERE case_no = :caseNo',
  )
  const selectCases = db.prepare<[], CaseRecord>('SELECT * FROM loan_case ORDER BY position')
  const selectCaseNos = db.prepare<[], string>('SELECT case_no FROM loan_case ORDER BY position').pluck()
  const countCases = db.prepare<[], number>('SELECT count(*) FROM loan_case').pluck()
  const countDocuments = db.prepare<[], number>('SELECT count(*) FROM document').pluck()
  const selectDocument = db.prepare<[{ path: string }], DocumentRecord>(
    `${selectDocumentRow} WHERE document.path = :path`,
  )
  const selectDocuments = db.prepare<[], DocumentRecord>(
    `${selectDocumentRow} JOIN loan_case ON loan_case.case_no = document.case_no
     ORDER BY loan_case.position, document.position`,
  )
  const selectDocumentsOfCase = db.prepare<[{ caseNo: string }], DocumentRecord>(
    `${selectDocumentRow} WHERE document.case_no = :caseNo ORDER BY document.position`,
  )

  let received: Received | null = null

  function addDocuments(lines: Iterable<ManifestLine>, amendment: BatchId | null): void {
    let position = selectNextPosition.get() ?? 0
    for (const line of lines) {
      insertDocument.run({
        ...line,
        position: position++,
        kind: line.kind ?? null,
        title: line.title ?? null,
        amendment,
        replaces: line.replaces ?? null,
      })
    }
  }

  return {
    /** Stores all that was received. The caller holds the transaction. */
    add(arrived: Received, cases: readonly OrderCase[], documents: Iterable<ManifestLine>): void {
      insertReceived.run({ ...arrived, terms: JSON.stringify(arrived.terms) })
      cases.forEach(({ caseNo, product, due, application }, position) => {
        insertCase.run({
          caseNo,
          position,
          name: application.name,
          product: product ?? null,
          due: due ?? arrived.terms.due ?? null,
          application: JSON.stringify(application),
        })
      })
      addDocuments(documents, null)
    },

    /** Adds the documents of an amendment that is in the database. The caller holds the transaction. */
    addAmended: (documents: Iterable<ManifestLine>, amendment: BatchId): void =>
      addDocuments(documents, amendment),

    received(): Received {
      // Every case of the batch asks for it, and its triggers keep it from ever changing.
      if (received) return received
      const row = selectReceived.get()
      if (!row) throw new Error('a batch database without a received batch')
      received = {
        batchId: row.batch_id as BatchId,
        lenderCertSha256: Sha256Schema.parse(row.lender_cert_sha256),
        sumsSha256: Sha256Schema.parse(row.sums_sha256),
        terms: OrderTerms.parse(JSON.parse(row.terms_json)),
      }
      return received
    },

    /** @throws SealdeskError `case/unknown` */
    case(caseNo: CaseNo): ReceivedCase {
      const row = selectCase.get({ caseNo })
      if (!row) throw new SealdeskError('case/unknown', { caseNo })
      return toCase(row)
    },

    *cases(): Iterable<ReceivedCase> {
      for (const row of selectCases.iterate()) yield toCase(row)
    },

    caseNos: (): CaseNo[] => selectCaseNos.all().map((caseNo) => CaseNoSchema.parse(caseNo)),

    countCases: (): number => countCases.get() ?? 0,

    /** @throws SealdeskError `document/unknown` */
    document(path: DocumentPath): ReceivedDocument {
      const row = selectDocument.get({ path })
      if (!row) throw new SealdeskError('document/unknown')
      return toDocument(row)
    },

    countDocuments: (): number => countDocuments.get() ?? 0,

    documents: (): ReceivedDocument[] => selectDocuments.all().map(toDocument),

    documentsOf: (caseNo: CaseNo): ReceivedDocument[] =>
      selectDocumentsOfCase.all({ caseNo }).map(toDocument),
  }
}

function toCase(row: CaseRecord): ReceivedCase {
  return {
    caseNo: CaseNoSchema.parse(row.case_no),
    position: row.position,
    product: row.product,
    due: row.due,
    application: Application.parse(JSON.parse(row.application_json)),
  }
}

function toDocument(row: DocumentRecord): ReceivedDocument {
  return {
    path: DocumentPathSchema.parse(row.path),
    caseNo: CaseNoSchema.parse(row.case_no),
    sha256: Sha256Schema.parse(row.sha256),
    size: row.size,
    mediaType: row.media_type,
    kind: row.kind === null ? null : DocumentKind.parse(row.kind),
    title: row.title,
    amendment: row.amendment === null ? null : BatchIdSchema.parse(row.amendment),
    replaces: row.replaces === null ? null : DocumentPathSchema.parse(row.replaces),
    replacedBy: row.replaced_by === null ? null : DocumentPathSchema.parse(row.replaced_by),
  }
}
