import type { CaseNo } from '../../shared/domain/ids.ts'
import type { Level, UserName } from '../../shared/domain/person.ts'
import type { CaseState } from '../../shared/domain/queue.ts'
import type { AssignmentStore } from './assignmentStore.ts'
import type { CaseReview } from './caseReview.ts'
import { newestStanding } from './reviewState.ts'

/** Where a case is at its level, and who has it; of a decided case, the highest level that decided. */
export interface Holding {
  readonly state: CaseState
  readonly level: Level
  readonly assignedTo: UserName | null
}

/**
 * Who has a case. What was assigned at its level counts unless the case came back since; then its author has it, until
 * it is given to somebody else. It is in review once whoever has it has opened it.
 */
export function holdingOf(
  assignments: Pick<AssignmentStore, 'newest' | 'begunAt'>,
  caseNo: CaseNo,
  { level, given, earlier, standing, returnedTo }: CaseReview,
): Holding {
  if (level === null)
    return { state: 'decided', level: newestStanding(standing)?.level ?? 1, assignedTo: null }
  const since = Math.max(earlier, given.findLastIndex(({ decision }) => decision === 'return') + 1)
  const assigned = assignments.newest(caseNo, level)
  const assignedTo = assigned && assigned.opinions >= since ? assigned.person : returnedTo
  if (returnedTo !== null) return { state: 'returned', level, assignedTo }
  if (assignedTo === null) return { state: 'waiting', level, assignedTo }
  const begun = assignments.begunAt({ caseNo, level, opinions: given.length }, assignedTo)
  return { state: begun === null ? 'assigned' : 'in-review', level, assignedTo }
}
