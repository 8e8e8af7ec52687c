import type { Database } from 'better-sqlite3'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import type { Worksheet, WorksheetContent, WorksheetKind } from '../../shared/domain/worksheet.ts'

/** Whether a worksheet says nothing, something, or all that makes it one. */
export type WorksheetState = 'blank' | 'begun' | 'filled'

/** A worksheet as somebody kept it. */
export interface StoredWorksheet {
  readonly sheet: Worksheet
  readonly state: WorksheetState
}

/** Which worksheet of a case: a kind, of a document or (null) of none. */
export interface WorksheetPlace {
  readonly caseNo: CaseNo
  readonly kind: WorksheetKind
  readonly document: DocumentPath | null
}

interface WorksheetRecord {
  kind: WorksheetKind
  document: string | null
  state: WorksheetState
  content_json: string
  figures_json: string
  filled_by: string
  filled_at: string
}

export type WorksheetStore = ReturnType<typeof createWorksheetStore>

/** What reviewers filled into worksheets: everything is kept, the newest of a kind and document counts. */
export function createWorksheetStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO worksheet (case_no, kind, document, state, content_json, figures_json, filled_by, filled_at)
     VALUES (:caseNo, :kind, :document, :state, :content, :figures, :by, :at)`,
  )
  const selectStanding = db.prepare<[{ caseNo: string }], WorksheetRecord>(
    'SELECT * FROM standing_worksheet WHERE case_no = :caseNo ORDER BY kind, document IS NULL, document',
  )
  const ofPlace = 'FROM worksheet WHERE case_no = :caseNo AND kind = :kind AND document IS :document'
  const selectNewest = db.prepare<[WorksheetPlace], WorksheetRecord>(
    `SELECT * ${ofPlace} ORDER BY id DESC LIMIT 1`,
  )
  const selectHistory = db.prepare<[WorksheetPlace], Pick<WorksheetRecord, 'filled_by' | 'filled_at'>>(
    `SELECT filled_by, filled_at ${ofPlace} ORDER BY id`,
  )

  return {
    add(caseNo: CaseNo, { sheet, state }: StoredWorksheet): void {
      const { kind, document, content, figures, by, at } = sheet
      insert.run({
        caseNo,
        kind,
        document,
        state,
        content: JSON.stringify(content),
        figures: JSON.stringify(figures),
        by,
        at,
      })
    },

    /** Those that count. */
    of: (caseNo: CaseNo): StoredWorksheet[] => selectStanding.all({ caseNo }).map(toWorksheet),

    /** The newest of a place, also a blank one; null where there never was one. */
    newest({ caseNo, kind, document }: WorksheetPlace): StoredWorksheet | null {
      const row = selectNewest.get({ caseNo, kind, document })
      return row ? toWorksheet(row) : null
    },

    /** Who kept it when (ISO 8601 instants), from the first time on. */
    history: ({ caseNo, kind, document }: WorksheetPlace): { by: UserName; at: string }[] =>
      selectHistory
        .all({ caseNo, kind, document })
        .map(({ filled_by, filled_at }) => ({ by: UserName.parse(filled_by), at: filled_at })),
  }
}

/**
 * The content is read when it is first asked for: of a statement with thousands of lines most only want the figures. It is
 * not checked against its schema each time: it was when it went in, and nobody else can write it.
 */
function toWorksheet(row: WorksheetRecord): StoredWorksheet {
  let content: WorksheetContent['content'] | undefined
  const { kind, state } = row
  const sheet = {
    kind,
    document: row.document as DocumentPath | null,
    get content(): WorksheetContent['content'] {
      content ??= JSON.parse(row.content_json) as WorksheetContent['content']
      return content
    },
    figures: JSON.parse(row.figures_json) as Worksheet['figures'],
    by: UserName.parse(row.filled_by),
    at: row.filled_at,
  }
  // Kind and content were kept together.
  return { sheet: sheet as Worksheet, state }
}
