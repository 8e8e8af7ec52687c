import type { Result, ResultCase } from '../../../shared/domain/result.ts'
import { scoreCase } from '../../../shared/rules/scorecard.ts'
import { newestStanding, reviewState } from '../../review/reviewState.ts'
import { invalidResult } from './resultFault.ts'

/**
 * Adds the order's scorecard up again: each line has the points that the order gives it, counts where it holds by what the
 * result says itself, and all of them make up the points. A line that cannot be told here, as where a newer station knows
 * a finding that this version does not, is taken as it is.
 *
 * @throws SealdeskError `package/invalid-result`
 */
export function checkScore({ order }: Pick<Result, 'order'>, one: ResultCase): void {
  const { caseNo, score } = one
  const { scorecard } = order
  const invalid = () =>
    invalidResult({
      zh: `${caseNo} 的评分与按委托单的评分卡重新计算的不同`,
      en: `the score of ${caseNo} is another when the order's scorecard is added up again`,
    })
  if (!scorecard || !score) {
    if (scorecard || score) throw invalid()
    return
  }
  const { lines } = scoreCase(scorecard, { ...one, decision: decisionOn(order, one) })
  const isAsAdded =
    score.lines.length === lines.length &&
    score.lines.every(({ id, points, counts }, index) => {
      const again = lines[index]
      const isSame = again?.counts === null || again?.counts === counts
      return again?.id === id && again.points === points && isSame
    })
  const points = score.lines.reduce((sum, line) => sum + (line.counts ? line.points : 0), scorecard.base)
  const band = scorecard.bands.findLastIndex(({ from }) => points >= from)
  if (!isAsAdded || score.points !== points || score.band !== (band < 0 ? null : band)) throw invalid()
}

function decisionOn(order: Result['order'], { opinions, amendments }: ResultCase) {
  const begun = Math.max(0, ...amendments.map((amendment) => amendment.opinions))
  // Which level would come next does not matter here: only what stands does.
  const { standing } = reviewState(order, opinions.slice(begun), () => false)
  return newestStanding(standing)?.decision ?? null
}
