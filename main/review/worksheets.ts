import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import type { Worksheet, WorksheetContent, WorksheetKind } from '../../shared/domain/worksheet.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { figuresOf, isBlank, isFilled } from '../../shared/worksheets/figures.ts'
import { type ReviewStores, requireOpen, reviewOf } from './caseReview.ts'
import type { StoredWorksheet, WorksheetState, WorksheetStore } from './worksheetStore.ts'

interface WorksheetStores extends ReviewStores {
  readonly worksheets: WorksheetStore
}

/**
 * Keeps a worksheet as it is filled in now. The caller holds the transaction.
 *
 * @returns what was kept, null where it says what it said before
 * @throws SealdeskError `document/unknown` where the document is none of the case; `opinion/level-closed` once every
 *   opinion on the case has been given
 */
export function keepWorksheet(
  stores: WorksheetStores,
  caseNo: CaseNo,
  sheet: WorksheetContent & { readonly document: DocumentPath | null },
  { by, at }: Pick<Worksheet, 'by' | 'at'>,
): StoredWorksheet | null {
  requireOpen(reviewOf(stores, caseNo), caseNo)
  const { document, ...content } = sheet
  if (document !== null && stores.cases.document(document).caseNo !== caseNo)
    throw new SealdeskError('document/unknown')
  const before = stores.worksheets.newest({ caseNo, kind: content.kind, document })
  const state = stateOf(content)
  if (before ? isSame(before.sheet, content) : state === 'blank') return null
  const kept = { sheet: { ...content, document, figures: figuresOf(content), by, at }, state }
  stores.worksheets.add(caseNo, kept)
  return kept
}

/** The worksheets of a case that count. */
export function worksheetsOf(
  { worksheets }: Pick<WorksheetStores, 'worksheets'>,
  caseNo: CaseNo,
): Worksheet[] {
  return worksheets.of(caseNo).map(({ sheet }) => sheet)
}

/** The kinds of which a case has a worksheet that says all that makes it one. */
export function filledKinds(
  { worksheets }: Pick<WorksheetStores, 'worksheets'>,
  caseNo: CaseNo,
): ReadonlySet<WorksheetKind> {
  const filled = worksheets.of(caseNo).filter(({ state }) => state === 'filled')
  return new Set(filled.map(({ sheet }) => sheet.kind))
}

function stateOf(content: WorksheetContent): WorksheetState {
  if (isBlank(content)) return 'blank'
  return isFilled(content) ? 'filled' : 'begun'
}

function isSame(before: WorksheetContent, now: WorksheetContent): boolean {
  return JSON.stringify(before.content) === JSON.stringify(now.content)
}
