import type { Database } from 'better-sqlite3'
import { FieldName } from '../../shared/domain/field.ts'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'

/** What a person says of a field; `value` is null unless they say one. `at` is an ISO 8601 instant. */
export interface StoredAnswer {
  readonly answer: 'value' | 'illegible' | 'not-applicable'
  readonly value: string | null
  readonly by: UserName
  readonly at: string
}

/** A field of a case: page (from 1) of a document. */
export interface FieldPlace {
  readonly document: DocumentPath
  readonly page: number
  readonly name: FieldName
}

export type Confirmation = FieldPlace & StoredAnswer

interface ConfirmationRecord {
  document: string
  page: number
  name: string
  answer: StoredAnswer['answer'] | null
  value: string | null
  confirmed_by: string
  confirmed_at: string
}

export type ConfirmationStore = ReturnType<typeof createConfirmationStore>

/** Answers that people gave about fields: every one is kept. */
export function createConfirmationStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO confirmation (document, page, name, answer, value, confirmed_by, confirmed_at)
     VALUES (:document, :page, :name, :answer, :value, :by, :at)`,
  )
  const selectOfCase = db.prepare<[{ caseNo: string }], ConfirmationRecord>(
    `SELECT confirmation.* FROM confirmation JOIN document ON document.path = confirmation.document
     WHERE document.case_no = :caseNo ORDER BY confirmation.id`,
  )
  const selectOfField = db.prepare<[FieldPlace], ConfirmationRecord>(
    'SELECT * FROM confirmation WHERE document = :document AND page = :page AND name = :name ORDER BY id',
  )

  return {
    add: (confirmation: Confirmation): void => void insert.run(confirmation),

    /** In the order in which they were given. */
    of: (caseNo: CaseNo): Confirmation[] => selectOfCase.all({ caseNo }).map(toConfirmation),

    ofField: (place: FieldPlace): StoredAnswer[] => selectOfField.all(place).map(toConfirmation),
  }
}

function toConfirmation(row: ConfirmationRecord): Confirmation {
  return {
    document: row.document as DocumentPath,
    page: row.page,
    name: FieldName.parse(row.name),
    // Rows of an older version do not say.
    answer: row.answer ?? (row.value === null ? 'illegible' : 'value'),
    value: row.value,
    by: UserName.parse(row.confirmed_by),
    at: row.confirmed_at,
  }
}
