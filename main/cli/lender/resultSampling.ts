import canonicalize from 'canonicalize'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/result.ts'
import { sampledLevels, samplingOf } from '../../review/sampling.ts'
import { invalidResult } from './resultFault.ts'

/**
 * Draws the sample anew: of each case that the result holds and, where the order is at hand, of all of its batch.
 *
 * @param asked every case of the batch; null where the order is not at hand
 * @throws SealdeskError `package/invalid-result`
 */
export function checkSampling(
  { order, batchId, cases, sampling, delivery }: Result,
  asked: readonly CaseNo[] | null,
): void {
  for (const { caseNo, sampled } of cases) {
    if (sampledLevels(order, batchId, caseNo).join() !== sampled.join())
      throw invalidResult({
        zh: `重新抽取后，${caseNo} 抽中的级别与结果所说的不同`,
        en: `drawn again, ${caseNo} is in other samples than the result says`,
      })
  }
  // Without the order only those cases are known; the share of each level and the size of the batch still are.
  const drawn = samplingOf(order, batchId, asked ?? cases.map(({ caseNo }) => caseNo))
  const isAsDrawn = asked
    ? canonicalize(drawn) === canonicalize(sampling)
    : drawn.length === sampling.length &&
      drawn.every(({ level, share, drawn: least }, index) => {
        const said = sampling[index]
        return said?.level === level && said.share === share && said.of === delivery.of && said.drawn >= least
      })
  if (!isAsDrawn)
    throw invalidResult({
      zh: '重新抽取后，各级抽中的案件数与结果所说的不同',
      en: 'drawn again, the samples are of other sizes than the result says',
    })
}
