import { isOpen, isProblem } from '../../../shared/domain/finding.ts'
import type { ResultCase } from '../../../shared/domain/result.ts'
import { adviceOn, standingOpinions } from '../advice.ts'
import type { Counts } from './counts.ts'

/** How much a case needs to be looked at, the gravest first; the last are clean passes. */
const needs = ['recommend-reject', 'escalate', 'supplement', 'conditional', 'questioned', 'clean'] as const
export type Need = (typeof needs)[number]

/** What a case is to whoever decides on it: `questioned` passed, though levels differ or a severe problem is open. */
export function needOf(one: Pick<ResultCase, 'opinions' | 'findings'>): Need {
  const advice = adviceOn(one)
  switch (advice?.decision) {
    case 'recommend-reject':
    case 'escalate':
    case 'supplement':
    case 'conditional':
      return advice.decision
    case 'pass':
      return isQuestioned(one) ? 'questioned' : 'clean'
    default:
      return 'questioned'
  }
}

function isQuestioned(one: Pick<ResultCase, 'opinions' | 'findings'>): boolean {
  return (
    standingOpinions(one).some(({ decision }) => decision !== 'pass') ||
    one.findings.some(
      (finding) =>
        isProblem(finding) && isOpen(finding) && (finding.severity === 'S1' || finding.severity === 'S2'),
    )
  )
}

/** Sheets of one case each that a report has at most: some 1000 pages. */
const mostSheets = 500

/** How many cases get a sheet of their own. */
export function sheetsOf(counts: Counts<Need>, most = mostSheets): number {
  const all = [...counts.values()].reduce((total, each) => total + each, 0)
  return all <= most ? all : Math.min(most, all - (counts.get('clean') ?? 0))
}

/**
 * Which cases get a sheet of their own. Up to `mostSheets` cases, each does. Of more, those that are not clean passes,
 * the gravest first and in the order of the result, until there are as many; all others have their line in the list.
 *
 * @returns says of each case by its need, asked once in the order of the result, whether it gets one
 */
export function createChoice(counts: Counts<Need>, most = mostSheets): (need: Need) => boolean {
  const all = [...counts.values()].reduce((total, each) => total + each, 0)
  if (all <= most) return () => true
  const left = new Map<Need, number>()
  let room = most
  for (const need of needs) {
    const given = need === 'clean' ? 0 : Math.min(room, counts.get(need) ?? 0)
    left.set(need, given)
    room -= given
  }
  return (need) => {
    const rest = left.get(need) ?? 0
    left.set(need, rest - 1)
    return rest > 0
  }
}
