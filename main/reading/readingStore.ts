import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { FieldName, fieldsOfKind } from '../../shared/domain/field.ts'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { DocumentKind } from '../../shared/domain/kind.ts'
import {
  Box,
  DocumentReading,
  EngineVersion,
  FieldReason,
  FileTraces,
  PageReading,
  type ReadField,
} from '../../shared/domain/reading.ts'
import { ErrorRecordSchema } from '../../shared/errors/record.ts'

/** A field as it was read, with where it stands: page (from 1) of a document. */
export interface FieldOnPage {
  readonly document: DocumentPath
  readonly page: number
  readonly name: FieldName
  readonly read: ReadField
}

/** `kind` and `engines` are those of the first page. */
export interface ReadingOutcome extends Pick<DocumentReading, 'state' | 'error'> {
  readonly kind: DocumentKind | null
  readonly engines: EngineVersion[]
}

interface ReadingRecord {
  document: string
  state: string
  error_json: string | null
  page_count: number
  pages_json: string
  traces_json: string | null
  seconds: number
}

interface OutcomeRecord {
  document: string
  state: string
  error_json: string | null
  kind: string | null
  engines_json: string | null
}

interface FieldRecord {
  document: string
  page: number
  name: string
  value: string | null
  confidence: number
  state: ReadField['state']
  reasons_json: string
  box_json: string | null
  candidates_json: string | null
  fen: number | null
}

// Made once: making a schema takes longer than reading a field by it.
const PageReadings = z.array(PageReading)
const EngineVersions = z.array(EngineVersion)
const FieldReasons = z.array(FieldReason)
const Candidates = z.array(z.string())

export type ReadingStore = ReturnType<typeof createReadingStore>

/** Readings of documents of which nothing was said since. */
const upToDate = `reading WHERE NOT EXISTS (
  SELECT 1 FROM document_note AS note
  WHERE note.document = reading.document AND note.about <> 'duplicate' AND note.id > reading.heeded
)`

/** What was read from the documents of a batch. Reading a document again replaces what was read before. */
export function createReadingStore(db: Database) {
  const insertReading = db.prepare(
    `INSERT OR REPLACE INTO reading (document, state, error_json, page_count, pages_json, traces_json, seconds, read_at, heeded)
     VALUES (:document, :state, :error, :pageCount, :pages, :traces, :seconds, :at, :heeded)`,
  )
  const updatePages = db.prepare(
    'UPDATE reading SET pages_json = :pages, heeded = :heeded WHERE document = :document',
  )
  const deleteFields = db.prepare('DELETE FROM field WHERE document = :document')
  const insertField = db.prepare(
    `INSERT INTO field (document, page, name, position, value, confidence, state, reasons_json, box_json, candidates_json, fen)
     VALUES (:document, :page, :name, :position, :value, :confidence, :state, :reasons, :box, :candidates, :fen)`,
  )
  const selectReading = db.prepare<[{ document: string }], ReadingRecord>(
    'SELECT * FROM reading WHERE document = :document',
  )
  const selectOutcomes = db.prepare<[{ caseNo: string }], OutcomeRecord>(
    `SELECT document, state, error_json, pages_json ->> '$[0].kind' AS kind, pages_json -> '$[0].engines' AS engines_json
     FROM reading JOIN document ON document.path = reading.document WHERE case_no = :caseNo`,
  )
  const selectHeeded = db
    .prepare<[{ document: string }], number>('SELECT heeded FROM reading WHERE document = :document')
    .pluck()
  const selectReadPaths = db.prepare<[], string>(`SELECT document FROM ${upToDate}`).pluck()
  const countRead = db.prepare<[], number>(`SELECT count(*) FROM ${upToDate}`).pluck()
  const selectFieldsOfCase = db.prepare<[{ caseNo: string }], FieldRecord>(
    `SELECT field.* FROM field JOIN current_document AS document ON document.path = field.document
     WHERE document.case_no = :caseNo ORDER BY document.position, field.page, field.position`,
  )
  const selectStatesOfCase = db.prepare<
    [{ caseNo: string }],
    { document: string; state: DocumentReading['state'] }
  >(
    'SELECT document, state FROM reading JOIN document ON document.path = reading.document WHERE case_no = :caseNo',
  )

  function putFields(document: DocumentPath, pages: readonly PageReading[]): void {
    deleteFields.run({ document })
    for (const page of pages) {
      fieldsOfKind[page.kind].forEach((name, position) => {
        const field = page.fields[name]
        if (!field) return
        insertField.run({
          document,
          page: page.page,
          name,
          position,
          value: field.value,
          confidence: field.confidence,
          state: field.state,
          reasons: JSON.stringify(field.reasons),
          box: jsonOrNull(field.box),
          candidates: jsonOrNull(field.candidates),
          fen: field.fen ?? null,
        })
      })
    }
  }

  return {
    /**
     * Stores one document's reading, whole or not at all; `at` is an ISO 8601 instant, `heeded` the last note of
     * reviewers that it follows.
     */
    put: db.transaction((document: DocumentPath, reading: DocumentReading, at: string, heeded = 0): void => {
      insertReading.run({
        document,
        state: reading.state,
        error: jsonOrNull(reading.error),
        pageCount: reading.pageCount,
        pages: JSON.stringify(reading.pages),
        traces: jsonOrNull(reading.traces),
        seconds: reading.seconds,
        at,
        heeded,
      })
      putFields(document, reading.pages)
    }),

    /** Puts right what is known of the pages of a document that was read, without reading it again. */
    correct: db.transaction((document: DocumentPath, pages: readonly PageReading[], heeded: number): void => {
      updatePages.run({ document, pages: JSON.stringify(pages), heeded })
      putFields(document, pages)
    }),

    get(document: DocumentPath): DocumentReading | null {
      const row = selectReading.get({ document })
      if (!row) return null
      return DocumentReading.parse({
        state: row.state,
        error: row.error_json === null ? null : JSON.parse(row.error_json),
        pageCount: row.page_count,
        pages: PageReadings.parse(JSON.parse(row.pages_json)),
        traces: row.traces_json === null ? null : FileTraces.parse(JSON.parse(row.traces_json)),
        seconds: row.seconds,
      })
    },

    /** How reading the documents of a case went, and by what, without what was read; none that was not read. */
    outcomesOf: (caseNo: CaseNo): ReadonlyMap<string, ReadingOutcome> =>
      new Map(selectOutcomes.all({ caseNo }).map((row) => [row.document, toOutcome(row)])),

    /** The last note of reviewers that the reading of a document follows; null where it was not read. */
    heededBy: (document: DocumentPath): number | null => selectHeeded.get({ document }) ?? null,

    /** Paths of the documents that were read, or tried and found unreadable, with nothing said of them since. */
    readPaths: (): ReadonlySet<string> => new Set(selectReadPaths.all()),

    countRead: (): number => countRead.get() ?? 0,

    /** None of a document that was replaced. */
    fieldsOf: (caseNo: CaseNo): FieldOnPage[] => selectFieldsOfCase.all({ caseNo }).map(toField),

    /** How reading the documents of a case went; none that was not read. */
    statesOf: (caseNo: CaseNo): ReadonlyMap<string, DocumentReading['state']> =>
      new Map(selectStatesOfCase.all({ caseNo }).map(({ document, state }) => [document, state])),
  }
}

function toOutcome(row: OutcomeRecord): ReadingOutcome {
  return {
    state: row.state === 'read' ? 'read' : 'unreadable',
    error: row.error_json === null ? null : ErrorRecordSchema.parse(JSON.parse(row.error_json)),
    kind: row.kind === null ? null : DocumentKind.parse(row.kind),
    engines: row.engines_json === null ? [] : EngineVersions.parse(JSON.parse(row.engines_json)),
  }
}

function toField(row: FieldRecord): FieldOnPage {
  return {
    document: row.document as DocumentPath,
    page: row.page,
    name: FieldName.parse(row.name),
    read: {
      value: row.value,
      confidence: row.confidence,
      state: row.state,
      reasons: FieldReasons.parse(JSON.parse(row.reasons_json)),
      box: row.box_json === null ? null : Box.parse(JSON.parse(row.box_json)),
      // What is not there is left out: the opinion's digest of the fields counts every member.
      ...(row.candidates_json !== null && {
        candidates: Candidates.parse(JSON.parse(row.candidates_json)),
      }),
      ...(row.fen !== null && { fen: row.fen }),
    },
  }
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
