import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { DocumentReading, Rotation } from '../../shared/domain/reading.ts'
import type { DocumentView, FieldView } from '../../shared/domain/view.ts'
import { kindsOf } from '../../shared/rules/sighting.ts'
import type { ReadingStore } from '../reading/readingStore.ts'
import { isToBeRead } from '../reading/selection.ts'
import { counts, type JudgedDocument } from './documents.ts'

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
    state: stateOf(document, reading),
    error: reading?.error ?? null,
    pages: reading?.pageCount ?? 0,
    rotations: rotationsOf(document, reading),
    fields,
    amendment: document.amendment,
    replacedBy: document.replacedBy,
  }
}

function stateOf(document: JudgedDocument, reading: DocumentReading | null): DocumentView['state'] {
  if (!reading) return 'unread'
  return document.stale !== null && isToBeRead(document) ? 'stale' : reading.state
}

/** How each page is turned, up to the last of which anything is known. */
function rotationsOf({ rotations }: JudgedDocument, reading: DocumentReading | null): Rotation[] {
  const read = new Map(reading?.pages.map(({ page, rotation }) => [page, rotation]))
  const last = Math.max(0, ...read.keys(), ...rotations.keys())
  return Array.from({ length: last }, (_, index) => rotations.get(index + 1) ?? read.get(index + 1) ?? 0)
}

/** Kinds of the order's checklist that no document which counts is of, in whole or in part. */
export function missingKinds(
  readings: ReadingStore,
  checklist: readonly DocumentKind[],
  documents: readonly JudgedDocument[],
): DocumentKind[] {
  const there = new Set(
    documents.filter(counts).flatMap((document) => {
      const parts = document.parts.map(({ kind }) => kind)
      return [...parts, ...kindsOf({ ...document, reading: readings.get(document.path) })]
    }),
  )
  return checklist.filter((kind) => !there.has(kind))
}
