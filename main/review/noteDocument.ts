import { turnReading } from '../../shared/document/turnReading.ts'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import type { PageReading } from '../../shared/domain/reading.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { isToBeRead } from '../reading/selection.ts'
import { requireOpen, reviewOf } from './caseReview.ts'
import type { BatchStores } from './caseView.ts'
import type { DocumentNote, Noted } from './documentNoteStore.ts'
import { documentOf, documentsOfCase, type JudgedDocument, namedKind } from './documents.ts'

/**
 * Records what a reviewer says of a document, and puts right at once what was read of it. Where that does not do, the
 * document is stale until it is read again. The caller holds the transaction.
 *
 * @throws SealdeskError `document/no-such-page`, `document/parts-overlap`, `document/not-a-copy`;
 *   `opinion/level-closed` once every opinion on the case has been given
 */
export function noteDocument(
  stores: BatchStores,
  path: DocumentPath,
  note: DocumentNote,
  noted: Noted,
): void {
  const before = documentOf(stores, path)
  requireOpen(reviewOf(stores, before.caseNo), before.caseNo)
  check(stores, before, note)
  stores.documentNotes.add(path, note, noted)
  if (note.about !== 'duplicate') correctReading(stores, before, documentOf(stores, path))
}

/**
 * Puts the documents of a case in another order. The caller holds the transaction.
 *
 * @throws SealdeskError `document/arrangement-incomplete`; `opinion/level-closed` once every opinion has been given
 */
export function arrangeDocuments(
  stores: BatchStores,
  caseNo: CaseNo,
  order: readonly DocumentPath[],
  noted: Noted,
): void {
  requireOpen(reviewOf(stores, caseNo), caseNo)
  const paths = new Set(documentsOfCase(stores, caseNo).map(({ path }) => path))
  const isWhole = order.length === paths.size && new Set(order).size === paths.size
  if (!isWhole || !order.every((path) => paths.has(path)))
    throw new SealdeskError('document/arrangement-incomplete')
  stores.documentNotes.arrange(caseNo, order, noted)
}

function check(stores: BatchStores, document: JudgedDocument, note: DocumentNote): void {
  switch (note.about) {
    case 'kind':
      break
    case 'turn':
      requirePage(stores, document, note.page)
      break
    case 'parts':
      for (const [index, { from, to }] of note.parts.entries()) {
        if (to < from || from <= (note.parts[index - 1]?.to ?? 0))
          throw new SealdeskError('document/parts-overlap')
        requirePage(stores, document, to)
      }
      break
    case 'duplicate':
      requireCopy(stores, document, note.of)
      break
  }
}

/** How many pages a document has is known once it was read. */
function requirePage(stores: BatchStores, { path }: JudgedDocument, page: number): void {
  const pages = stores.readings.get(path)?.pageCount ?? 0
  if (pages > 0 && page > pages) throw new SealdeskError('document/no-such-page', { page })
}

/** A copy is of a document of the same case that counts, and has no copies itself: one of each paper stays. */
function requireCopy(stores: BatchStores, { path, caseNo }: JudgedDocument, of: DocumentPath | null): void {
  if (of === null) return
  const documents = documentsOfCase(stores, caseNo)
  const original = documents.find((document) => document.path === of)
  const hasCopies = documents.some(({ duplicateOf }) => duplicateOf === path)
  if (of === path || !original || original.duplicateOf !== null || hasCopies)
    throw new SealdeskError('document/not-a-copy')
}

/** What was read follows what was said, as far as that takes no reading: a turned page's boxes are turned with it. */
function correctReading({ readings }: BatchStores, before: JudgedDocument, now: JudgedDocument): void {
  const reading = readings.get(now.path)
  if (!reading) return
  const pages = reading.pages.map((page) => corrected(page, now))
  const isSame = reading.state === 'read' && pages.every((page, index) => page === reading.pages[index])
  // Nothing to read: it was read as what it is said to be, or its kind has no fields.
  const isSettled = !isToBeRead(now) || (isSame && before.stale === null)
  readings.correct(now.path, pages, isSettled ? now.newestNote : (readings.heededBy(now.path) ?? 0))
}

function corrected(page: PageReading, document: JudgedDocument): PageReading {
  const rotation = document.rotations.get(page.page)
  const turned = rotation === undefined ? page : turnReading(page, rotation)
  const named = namedKind(document, page.page)
  if (named?.by !== 'reviewer' || named.kind === turned.kind) return turned
  // Its fields are those of something else.
  return { ...turned, kind: named.kind, kindConfidence: 1, fields: {} }
}
