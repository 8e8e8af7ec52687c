import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { Level } from '../../../shared/domain/person.ts'
import type { Result, ResultCase, ResultOpinion } from '../../../shared/domain/result.ts'
import { isBlindLevel } from '../../review/opinionRules.ts'
import { newestStanding, opinionsThatStand, type ReviewState, reviewState } from '../../review/reviewState.ts'
import { isSampled } from '../../review/sampling.ts'
import { invalidResult } from './resultFault.ts'

/**
 * Goes through the opinions on a case as they were given, by the policy of the order: each follows the one before it, at
 * the level that waited for it or in the place of one that its author could take back, by nobody who decided another
 * level; in the end no level waits. Which cases were sampled is drawn anew.
 *
 * @throws SealdeskError `package/invalid-result`
 */
export function checkLevels(
  { order, batchId }: Pick<Result, 'order' | 'batchId'>,
  { caseNo, opinions, amendments }: ResultCase,
): void {
  const draw = (level: Level) => isSampled(order, batchId, caseNo, level)
  const amendedAt = amendments.map((amendment) => amendment.opinions)
  const stateAfter = (count: number) => {
    const begun = Math.max(0, ...amendedAt.filter((start) => start <= count))
    return reviewState(order, opinions.slice(begun, count), draw)
  }
  for (const [index, opinion] of opinions.entries()) {
    if (opinion.previous !== (opinions[index - 1]?.sha256 ?? null))
      throw invalidResult({
        zh: `${caseNo} 的意见不是按给出的顺序排列，或缺了一条`,
        en: `the opinions on ${caseNo} are not in the order in which they were given, or one is missing`,
      })
    if (!isInPlace(order, stateAfter(index), opinion))
      throw invalidResult({
        zh: `${caseNo} 有一条意见不属于当时应审的级别`,
        en: `an opinion on ${caseNo} is not of the level that waited for it`,
      })
    if (opinions.some(({ author, level }) => author === opinion.author && level !== opinion.level))
      throw invalidResult({
        zh: `${opinion.author} 审了 ${caseNo} 的两个级别`,
        en: `${opinion.author} decided two levels of ${caseNo}`,
      })
  }
  const { level } = stateAfter(opinions.length)
  if (level !== null)
    throw invalidResult({
      zh: `${caseNo} 还缺第 ${level} 级意见`,
      en: `${caseNo} waits for an opinion of level ${level}`,
    })
  const inForce = opinionsThatStand(opinions, amendedAt)
  if (opinions.some((opinion) => (opinion.stands ?? inForce.has(opinion)) !== inForce.has(opinion)))
    throw invalidResult({
      zh: `results.json 中 ${caseNo} 哪些意见有效与意见本身不符`,
      en: `results.json is wrong about which opinions on ${caseNo} stand`,
    })
}

function isInPlace(
  order: Pick<OrderTerms, 'policy'>,
  { standing, level }: ReviewState<ResultOpinion>,
  opinion: ResultOpinion,
): boolean {
  if (opinion.decision === 'return' && opinion.level === 1) return false
  if (opinion.supersedes === null) return opinion.level === level
  const newest = newestStanding(standing)
  return (
    newest?.sha256 === opinion.supersedes &&
    newest.author === opinion.author &&
    newest.level === opinion.level &&
    !isBlindLevel(order, newest.level)
  )
}
