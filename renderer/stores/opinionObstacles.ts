import type { Decision } from '../../shared/domain/opinion.ts'
import { reviewerRole } from '../../shared/domain/person.ts'
import type { CaseView, Session } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Draft } from './opinionStore.ts'

/** What the opinion itself lacks. */
export type Lack = 'no-decision' | 'reason-required' | 'remark-required'

/** What the person at the desk can do on a case: give an opinion, give one anew, or neither, and then why. */
export type Standing =
  | { readonly may: 'give' | 'revise' }
  | { readonly may: 'look'; readonly why: 'closed' | 'not-yours' | ErrorRecord }

/** Obstacles that no work on the case takes away: it is for somebody else to decide. */
const forOthers: ReadonlySet<string> = new Set([
  'opinion/same-person',
  'opinion/assigned-to-other',
  'opinion/level-closed',
  'vault/not-permitted',
])

export function standingOf(view: CaseView, { roles }: Session, { supersedes }: Draft): Standing {
  if (supersedes !== null && supersedes === view.revisable) return { may: 'revise' }
  if (view.state === 'decided') return { may: 'look', why: 'closed' }
  if (!roles.includes(reviewerRole(view.level))) return { may: 'look', why: 'not-yours' }
  const bar = view.obstacles.find(({ decision, error }) => decision === null && forOthers.has(error.code))
  return bar ? { may: 'look', why: bar.error } : { may: 'give' }
}

/** What on the case keeps the person from a decision, or (null) from any. */
export function obstaclesTo(
  decision: Decision | null,
  view: CaseView,
  { may }: Pick<Standing, 'may'>,
): readonly ErrorRecord[] {
  return view.obstacles
    .filter((obstacle) => obstacle.decision === null || obstacle.decision === decision)
    .map(({ error }) => error)
    .filter(({ code }) => may !== 'revise' || !forOthers.has(code))
}

export function lacksOf({ decision, reasons, remark }: Draft): readonly Lack[] {
  if (decision === null) return ['no-decision']
  const lacks: Lack[] = []
  if (decision !== 'pass' && reasons.length === 0) lacks.push('reason-required')
  if (reasons.some(({ code }) => code === 'OTHER') && remark.trim() === '') lacks.push('remark-required')
  return lacks
}
