import type { CaseNo } from '../../shared/domain/ids.ts'
import type { UserName } from '../../shared/domain/person.ts'
import type { CaseView, OpenWorksheet, WorksheetView } from '../../shared/domain/view.ts'
import type { Worksheet, WorksheetContent } from '../../shared/domain/worksheet.ts'
import { scoreCase } from '../../shared/rules/scorecard.ts'
import type { CaseToDecide } from './opinionRules.ts'
import { newestStanding } from './reviewState.ts'
import type { Viewer } from './viewer.ts'
import type { WorksheetPlace, WorksheetStore } from './worksheetStore.ts'
import { worksheetsOf } from './worksheets.ts'

interface WorksheetStores {
  readonly worksheets: WorksheetStore
}

/** The worksheets of a case as somebody sees them; whoever judges blind does not learn who filled them in. */
export function viewWorksheets(stores: WorksheetStores, caseNo: CaseNo, viewer: Viewer): WorksheetView[] {
  return stores.worksheets.of(caseNo).map(({ sheet: { kind, document, figures, by, at }, state }) => ({
    kind,
    document,
    figures,
    isFilled: state === 'filled',
    by: seenBy(viewer, by),
    at,
  }))
}

/** One worksheet to be filled in, with who did so before. */
export function viewWorksheet(
  { worksheets }: WorksheetStores,
  place: WorksheetPlace,
  viewer: Viewer,
): OpenWorksheet {
  const newest = worksheets.newest(place)
  return {
    sheet: newest && contentOf(newest.sheet),
    history: worksheets.history(place).map(({ by, at }) => ({ by: seenBy(viewer, by), at })),
  }
}

/**
 * What the order's scorecard comes to on a case, as somebody sees it: a line about the decision would tell whoever judges
 * blind what was decided.
 */
export function viewScore(
  stores: WorksheetStores,
  { caseNo, terms, findings, review }: CaseToDecide,
  { isBlind }: Viewer,
): CaseView['score'] {
  const { scorecard } = terms
  if (!scorecard) return null
  const decision = isBlind ? null : (newestStanding(review.standing)?.decision ?? null)
  return {
    card: scorecard,
    score: scoreCase(scorecard, { findings, decision, worksheets: worksheetsOf(stores, caseNo) }),
  }
}

function contentOf({ document, figures, by, at, ...sheet }: Worksheet): WorksheetContent {
  return sheet
}

function seenBy({ isBlind, name }: Viewer, by: UserName): UserName | null {
  return isBlind && by !== name ? null : by
}
