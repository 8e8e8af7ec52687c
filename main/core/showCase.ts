import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { CaseView } from '../../shared/domain/view.ts'
import { viewCase } from '../review/caseView.ts'
import type { Desk } from './desk.ts'

/** A case as the person at the desk sees it now: what is masked stays masked unless they have revealed it. */
export function showCase(desk: Desk, batch: BatchId, caseNo: CaseNo): CaseView {
  const { user, roles } = desk.vault.session
  return viewCase(desk.batch(batch).stores, caseNo, {
    viewer: { name: user, roles },
    revealed: desk.revealed.has(batch, caseNo),
  })
}
