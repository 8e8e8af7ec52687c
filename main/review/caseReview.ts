import type { CaseNo } from '../../shared/domain/ids.ts'
import type { Level } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { AmendmentStore } from '../batch/amendmentStore.ts'
import type { CaseStore } from '../batch/caseStore.ts'
import type { OpinionStore, SignedOpinion } from './opinionStore.ts'
import { opinionsThatStand, type ReviewState, reviewState } from './reviewState.ts'
import { isSampled } from './sampling.ts'

/**
 * Where a case of a batch stands. `given` are all opinions on it, of which the first `earlier` were given before it was
 * last amended: they are kept, but rest on other documents, and the levels began anew.
 */
export interface CaseReview extends ReviewState<SignedOpinion> {
  readonly given: readonly SignedOpinion[]
  readonly earlier: number
  /** Those that count, of before an amendment too. */
  readonly inForce: ReadonlySet<SignedOpinion>
  /** Whether the case is in the sample of a level. */
  readonly isSampled: (level: Level) => boolean
}

export interface ReviewStores {
  readonly cases: CaseStore
  readonly amendments: AmendmentStore
  readonly opinions: OpinionStore
}

/** Works out where a case stands from all that was said of it. @throws SealdeskError as reading the case does */
export function reviewOf({ cases, amendments, opinions }: ReviewStores, caseNo: CaseNo): CaseReview {
  const { batchId, terms } = cases.received()
  const given = opinions.of(caseNo)
  const amendedAt = amendments.of(caseNo).map((amendment) => amendment.opinions)
  const earlier = Math.max(0, ...amendedAt)
  const isDrawn = (level: Level) => isSampled(terms, batchId, caseNo, level)
  return {
    ...reviewState(terms, given.slice(earlier), isDrawn),
    given,
    earlier,
    inForce: opinionsThatStand(given, amendedAt),
    isSampled: isDrawn,
  }
}

/**
 * What is said of a case that every level has decided would be said of something nobody signs any more.
 *
 * @throws SealdeskError `opinion/level-closed`
 */
export function requireOpen({ level }: Pick<CaseReview, 'level'>, caseNo: CaseNo): void {
  if (level === null) throw new SealdeskError('opinion/level-closed', { caseNo })
}
