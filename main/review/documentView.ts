import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { DocumentView, FieldView } from '../../shared/domain/view.ts'
import type { ReadingStore } from '../reading/readingStore.ts'
import type { JudgedDocument } from './documents.ts'

/** A document as a reviewer sees it, with the fields that stand on it. */
export function viewDocument(
  readings: ReadingStore,
  document: JudgedDocument,
  fields: FieldView[],
): DocumentView {
  const reading = readings.get(document.path)
  return {
    path: document.path,
    title: document.title ?? document.path.slice(document.path.lastIndexOf('/') + 1),
    kind: document.kind ?? reading?.pages[0]?.kind ?? 'other',
    kindBy: document.kindBy ?? 'reader',
    parts: [...document.parts],
    duplicateOf: document.duplicateOf,
    mediaType: document.mediaType,
    bytes: document.size,
    state: document.stale !== null ? 'stale' : (reading?.state ?? 'unread'),
    error: reading?.error ?? null,
    pages: reading?.pageCount ?? 0,
    rotations: reading?.pages.map(({ page, rotation }) => document.rotations.get(page) ?? rotation) ?? [],
    fields,
    amendment: document.amendment,
    replacedBy: document.replacedBy,
  }
}

/** Kinds of the order's checklist that no document is of. */
export function missingKinds(
  checklist: readonly DocumentKind[],
  documents: readonly Pick<DocumentView, 'kind' | 'parts'>[],
): DocumentKind[] {
  const there = new Set(documents.flatMap(({ kind, parts }) => [kind, ...parts.map((part) => part.kind)]))
  return checklist.filter((kind) => !there.has(kind))
}
