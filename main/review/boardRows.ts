import type { CaseNo } from '../../shared/domain/ids.ts'
import type { AssignmentStore } from './assignmentStore.ts'
import type { BoardStore, OpinionRow } from './boardStore.ts'
import type { CaseReview } from './caseReview.ts'
import type { OpenFinding } from './caseRow.ts'
import { opinionOf } from './opinions.ts'

/** Keeps what the board counts of a case. The caller holds the transaction. */
export function keepBoardRows(
  { board, assignments }: { readonly board: BoardStore; readonly assignments: AssignmentStore },
  caseNo: CaseNo,
  position: number,
  review: CaseReview,
  open: readonly OpenFinding[],
): void {
  board.putFindings(position, open)
  if (review.given.length > 0) board.putOpinions(position, opinionRows(assignments, caseNo, review))
}

function opinionRows(
  assignments: AssignmentStore,
  caseNo: CaseNo,
  { given, earlier, standing }: CaseReview,
): OpinionRow[] {
  const superseded = new Set(given.map(({ supersedes }) => supersedes))
  return given.map((signed, place) => {
    const { sha256, level, decision, author } = signed
    const { at, reasons } = opinionOf(signed)
    const begun = assignments.begunAt({ caseNo, level, opinions: place }, author)
    return {
      place,
      level,
      decision,
      author,
      at,
      seconds: begun === null ? null : (Date.parse(at) - Date.parse(begun)) / 1000,
      undone: undone(),
      reasons: reasons.map(({ code }) => code),
    }

    function undone(): OpinionRow['undone'] {
      if (superseded.has(sha256)) return 'superseded'
      if (place < earlier) return 'amended'
      // A return stands for nothing itself, and nothing has undone it.
      return decision === 'return' || standing.get(level)?.sha256 === sha256 ? null : 'returned'
    }
  })
}
