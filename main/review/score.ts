import type { CaseNo } from '../../shared/domain/ids.ts'
import type { Score } from '../../shared/domain/scorecard.ts'
import { scoreCase } from '../../shared/rules/scorecard.ts'
import { reviewOf } from './caseReview.ts'
import type { BatchStores } from './caseView.ts'
import { findingsOfCase } from './findings.ts'
import { newestStanding } from './reviewState.ts'
import { worksheetsOf } from './worksheets.ts'

/** What the order's own scorecard comes to on a case; null where the order has none. */
export function scoreOf(stores: BatchStores, caseNo: CaseNo): Score | null {
  const { scorecard } = stores.cases.received().terms
  if (!scorecard) return null
  return scoreCase(scorecard, {
    findings: findingsOfCase(stores, caseNo),
    decision: newestStanding(reviewOf(stores, caseNo).standing)?.decision ?? null,
    worksheets: worksheetsOf(stores, caseNo),
  })
}
