import type { DocumentPart } from '../../shared/domain/documentNote.ts'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import type { DocumentKind, NamedKind } from '../../shared/domain/kind.ts'
import type { Rotation } from '../../shared/domain/reading.ts'
import type { CaseStore, ReceivedDocument } from '../batch/caseStore.ts'
import type { ReadingStore } from '../reading/readingStore.ts'
import { type DocumentNoteStore, type DocumentNotes, noNotes } from './documentNoteStore.ts'

/** A document as it was received, with what reviewers said of it: `kind` is theirs, or else the lender's. */
export interface JudgedDocument extends ReceivedDocument {
  readonly kindBy: 'sender' | 'reviewer' | null
  readonly parts: readonly DocumentPart[]
  /** The document that this one is a copy of: it is kept, and no longer counts. */
  readonly duplicateOf: DocumentPath | null
  /** How pages are turned clockwise to stand upright, where a reviewer said so; by page, counted from 1. */
  readonly rotations: ReadonlyMap<number, Rotation>
  /** The newest thing said of it that bears on how it is read. */
  readonly newestNote: number
  /** What its reading does not know of: how it is turned, or what it is. Null where it knows, or there is none. */
  readonly stale: 'turn' | 'kind' | null
}

interface DocumentStores {
  readonly cases: CaseStore
  readonly readings: ReadingStore
  readonly documentNotes: DocumentNoteStore
}

/** The documents of a case, in the order in which reviewers put them; those that came later stand last. */
export function documentsOfCase(stores: DocumentStores, caseNo: CaseNo): JudgedDocument[] {
  const notes = stores.documentNotes.of(caseNo)
  const documents = stores.cases
    .documentsOf(caseNo)
    .map((document) => judged(stores.readings, document, notes.get(document.path) ?? noNotes))
  return arranged(documents, stores.documentNotes.arrangementOf(caseNo))
}

/** All documents of the batch, in the order in which they were received. */
export function documentsOfBatch(stores: DocumentStores): JudgedDocument[] {
  const notes = stores.documentNotes.all()
  return stores.cases
    .documents()
    .map((document) => judged(stores.readings, document, notes.get(document.path) ?? noNotes))
}

/** One document as it stands. @throws SealdeskError `document/unknown` */
export function documentOf(stores: DocumentStores, path: DocumentPath): JudgedDocument {
  const document = stores.cases.document(path)
  return judged(stores.readings, document, stores.documentNotes.of(document.caseNo).get(path) ?? noNotes)
}

/** Whether a document counts: none came in its place, and it is no copy of another. */
export function counts({ replacedBy, duplicateOf }: JudgedDocument): boolean {
  return replacedBy === null && duplicateOf === null
}

/** What somebody says a page is: a reviewer of the paper it belongs to, or of the whole; or else the lender. */
export function namedKind(
  { parts, kind, kindBy }: Pick<JudgedDocument, 'parts' | 'kind' | 'kindBy'>,
  page: number,
): NamedKind | null {
  const part = partAt({ parts }, page)
  if (part) return { kind: part.kind, by: 'reviewer' }
  return kind && kindBy ? { kind, by: kindBy } : null
}

/** The paper that a page belongs to, where a reviewer told several apart. */
export function partAt({ parts }: Pick<JudgedDocument, 'parts'>, page: number): DocumentPart | undefined {
  return parts.find(({ from, to }) => from <= page && page <= to)
}

function judged(readings: ReadingStore, document: ReceivedDocument, notes: DocumentNotes): JudgedDocument {
  return {
    ...document,
    kind: notes.kind ?? document.kind,
    kindBy: kindBy(document.kind, notes.kind),
    parts: notes.parts,
    duplicateOf: notes.duplicateOf,
    rotations: notes.rotations,
    newestNote: notes.newest,
    stale: staleness(notes, notes.newest === 0 ? null : readings.heededBy(document.path)),
  }
}

function kindBy(sent: DocumentKind | null, noted: DocumentKind | null): JudgedDocument['kindBy'] {
  if (noted !== null) return 'reviewer'
  return sent === null ? null : 'sender'
}

function staleness({ newest, newestOfKind }: DocumentNotes, heeded: number | null): JudgedDocument['stale'] {
  if (heeded === null || heeded >= newest) return null
  return newestOfKind > heeded ? 'kind' : 'turn'
}

function arranged(documents: JudgedDocument[], order: readonly DocumentPath[]): JudgedDocument[] {
  const place = new Map(order.map((path, index) => [path, index]))
  const placeOf = ({ path }: JudgedDocument) => place.get(path) ?? order.length
  return documents.toSorted((a, b) => placeOf(a) - placeOf(b))
}
