import type { Database } from 'better-sqlite3'
import { FieldName } from '../../shared/domain/field.ts'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'

/** What a person made of one field; `value` null says that it cannot be read. `at` is an ISO 8601 instant. */
export interface Confirmation {
  readonly document: DocumentPath
  readonly page: number
  readonly name: FieldName
  readonly value: string | null
  readonly by: UserName
  readonly at: string
}

interface ConfirmationRecord {
  document: string
  page: number
  name: string
  value: string | null
  confirmed_by: string
  confirmed_at: string
}

export type ConfirmationStore = ReturnType<typeof createConfirmationStore>

/** Confirmations of fields: every one is kept, the newest counts. */
export function createConfirmationStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO confirmation (document, page, name, value, confirmed_by, confirmed_at)
     VALUES (:document, :page, :name, :value, :by, :at)`,
  )
  const selectNewestOfCase = db.prepare<[{ caseNo: string }], ConfirmationRecord>(
    `SELECT confirmation.* FROM confirmation JOIN document ON document.path = confirmation.document
     WHERE document.case_no = :caseNo AND NOT EXISTS (
       SELECT 1 FROM confirmation AS newer
       WHERE newer.document = confirmation.document AND newer.page = confirmation.page
         AND newer.name = confirmation.name AND newer.id > confirmation.id
     )`,
  )

  return {
    add: (confirmation: Confirmation): void => void insert.run(confirmation),

    newestOf: (caseNo: CaseNo): Confirmation[] =>
      selectNewestOfCase.all({ caseNo }).map((row) => ({
        document: row.document as DocumentPath,
        page: row.page,
        name: FieldName.parse(row.name),
        value: row.value,
        by: UserName.parse(row.confirmed_by),
        at: row.confirmed_at,
      })),
  }
}
