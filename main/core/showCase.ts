import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { CaseView } from '../../shared/domain/view.ts'
import { isBlindFor } from '../review/blind.ts'
import { reviewOf } from '../review/caseReview.ts'
import { viewCase } from '../review/caseView.ts'
import type { Viewer } from '../review/viewer.ts'
import type { Desk } from './desk.ts'

/** A case as the person at the desk sees it now: what is masked stays masked unless they have revealed it. */
export function showCase(desk: Desk, batch: BatchId, caseNo: CaseNo): CaseView {
  return viewCase(desk.batch(batch).stores, caseNo, viewerOf(desk, batch, caseNo))
}

/** The person at the desk, as somebody who looks at this case. */
export function viewerOf(desk: Desk, batch: BatchId, caseNo: CaseNo): Viewer {
  const { stores } = desk.batch(batch)
  const { user, roles } = desk.vault.session
  const person = { name: user, roles }
  const { terms } = stores.cases.received()
  const isBlind = isBlindFor({ terms, review: reviewOf(stores, caseNo) }, person)
  return { ...person, isBlind, revealed: desk.revealed.has(batch, caseNo) }
}
