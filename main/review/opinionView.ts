import type { OpinionView } from '../../shared/domain/view.ts'
import { isKeptFrom } from './blind.ts'
import type { CaseReview } from './caseReview.ts'
import { type GivenOpinion, opinionOf } from './opinions.ts'
import type { Viewer } from './viewer.ts'

/**
 * The opinions on a case that somebody may see, in the order in which they were given, and how many of those were given
 * before the case was last amended.
 */
export function viewOpinions(
  { given, earlier, inForce, level }: CaseReview,
  viewer: Viewer,
): { opinions: OpinionView[]; earlierOpinions: number } {
  const isSeen = (one: CaseReview['given'][number]) =>
    !viewer.isBlind || level === null || !isKeptFrom(viewer, level, one)
  const view = (signed: CaseReview['given'][number]) =>
    viewOpinion({ ...opinionOf(signed), sha256: signed.sha256 }, inForce.has(signed))
  return {
    opinions: given.filter(isSeen).map(view),
    earlierOpinions: given.slice(0, earlier).filter(isSeen).length,
  }
}

/** The part of an opinion that reviewers see. */
export function viewOpinion(
  { sha256, level, decision, reasons, remark, author, at }: GivenOpinion,
  stands: boolean,
): OpinionView {
  return { sha256, stands, level, decision, reasons, remark, author, at }
}
