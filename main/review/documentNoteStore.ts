import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { DocumentPart } from '../../shared/domain/documentNote.ts'
import { type CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { DocumentKind } from '../../shared/domain/kind.ts'
import type { UserName } from '../../shared/domain/person.ts'
import { Rotation } from '../../shared/domain/reading.ts'

/** What a reviewer says of a document. */
export type DocumentNote =
  | { readonly about: 'kind'; readonly kind: DocumentKind }
  | { readonly about: 'turn'; readonly page: number; readonly rotation: Rotation }
  | { readonly about: 'parts'; readonly parts: readonly DocumentPart[] }
  | { readonly about: 'duplicate'; readonly of: DocumentPath | null }

/** Who said it, and when (ISO 8601 instant). */
export interface Noted {
  readonly by: UserName
  readonly at: string
}

/** All that stands of what reviewers said of a document. */
export interface DocumentNotes {
  readonly kind: DocumentKind | null
  /** By page, counted from 1. */
  readonly rotations: ReadonlyMap<number, Rotation>
  readonly parts: readonly DocumentPart[]
  readonly duplicateOf: DocumentPath | null
  /** The newest that bears on how the document is read; 0 where none does. A reading says up to which it goes. */
  readonly newest: number
  /** The same of those that bear on what it is read as. */
  readonly newestOfKind: number
}

export const noNotes: DocumentNotes = {
  kind: null,
  rotations: new Map(),
  parts: [],
  duplicateOf: null,
  newest: 0,
  newestOfKind: 0,
}

interface NoteRecord {
  id: number
  document: string
  about: DocumentNote['about']
  page: number | null
  note_json: string
}

export type DocumentNoteStore = ReturnType<typeof createDocumentNoteStore>

/** What reviewers say of documents, and in which order they put them: everything is kept, the newest counts. */
export function createDocumentNoteStore(db: Database) {
  const insertNote = db.prepare(
    `INSERT INTO document_note (document, about, page, note_json, noted_by, noted_at)
     VALUES (:document, :about, :page, :note, :by, :at)`,
  )
  const selectOfCase = db.prepare<[{ caseNo: string }], NoteRecord>(
    `SELECT note.* FROM document JOIN standing_note AS note ON note.document = document.path
     WHERE document.case_no = :caseNo ORDER BY note.id`,
  )
  const selectAll = db.prepare<[], NoteRecord>('SELECT * FROM standing_note ORDER BY id')
  const insertArrangement = db.prepare(
    `INSERT INTO case_arrangement (case_no, order_json, arranged_by, arranged_at)
     VALUES (:caseNo, :order, :by, :at)`,
  )
  const selectArrangement = db
    .prepare<[{ caseNo: string }], string>(
      'SELECT order_json FROM case_arrangement WHERE case_no = :caseNo ORDER BY id DESC LIMIT 1',
    )
    .pluck()

  return {
    add(document: DocumentPath, note: DocumentNote, { by, at }: Noted): void {
      const page = note.about === 'turn' ? note.page : null
      insertNote.run({ document, about: note.about, page, note: JSON.stringify(contentOf(note)), by, at })
    },

    /** What stands, by document; documents of which nobody said anything are not there. */
    of: (caseNo: CaseNo): ReadonlyMap<DocumentPath, DocumentNotes> => collect(selectOfCase.all({ caseNo })),

    /** The same of the whole batch. */
    all: (): ReadonlyMap<DocumentPath, DocumentNotes> => collect(selectAll.all()),

    arrange(caseNo: CaseNo, order: readonly DocumentPath[], { by, at }: Noted): void {
      insertArrangement.run({ caseNo, order: JSON.stringify(order), by, at })
    },

    /** The order in which somebody put the documents of a case last; none where nobody did. */
    arrangementOf(caseNo: CaseNo): readonly DocumentPath[] {
      const order = selectArrangement.get({ caseNo })
      return order === undefined ? [] : z.array(DocumentPath).parse(JSON.parse(order))
    },
  }
}

function contentOf(note: DocumentNote): unknown {
  switch (note.about) {
    case 'kind':
      return note.kind
    case 'turn':
      return note.rotation
    case 'parts':
      return note.parts
    case 'duplicate':
      return note.of
  }
}

function collect(rows: readonly NoteRecord[]): ReadonlyMap<DocumentPath, DocumentNotes> {
  const notes = new Map<DocumentPath, DocumentNotes>()
  for (const row of rows) {
    const path = row.document as DocumentPath
    notes.set(path, withRow(notes.get(path) ?? noNotes, row))
  }
  return notes
}

/** Rows come oldest first. */
function withRow(notes: DocumentNotes, { id, about, page, note_json }: NoteRecord): DocumentNotes {
  const content: unknown = JSON.parse(note_json)
  switch (about) {
    case 'kind':
      return { ...notes, kind: DocumentKind.parse(content), newest: id, newestOfKind: id }
    case 'parts':
      return { ...notes, parts: z.array(DocumentPart).parse(content), newest: id, newestOfKind: id }
    case 'turn': {
      const rotations = new Map(notes.rotations).set(page ?? 1, Rotation.parse(content))
      return { ...notes, rotations, newest: id }
    }
    case 'duplicate':
      return { ...notes, duplicateOf: DocumentPath.nullable().parse(content) }
  }
}
