import type { CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { VerifiedPackage } from '../../package/verify.ts'
import type { ResultContent } from './resultContent.ts'
import type { KnownResult } from './seenResults.ts'

/** A result that is at hand, in order by itself. */
export interface GivenResult extends KnownResult {
  readonly file: string
  readonly content: ResultContent
}

/** A result of a series: one that is at hand, or what was kept of it before. */
export type SeriesResult = GivenResult | KnownResult

export function isGiven(result: SeriesResult): result is GivenResult {
  return 'content' in result
}

/** What of a result others of its batch are compared with. */
export function givenResult(
  file: string,
  { sumsSha256 }: Pick<VerifiedPackage, 'sumsSha256'>,
  content: ResultContent,
): GivenResult {
  return { ...knownResult(content, sumsSha256), file, content }
}

function knownResult({ result }: ResultContent, sumsSha256: Sha256Hex): KnownResult {
  const { batchId, packageId, series, exportedAt, audit, delivery, cases } = result
  return {
    batchId,
    packageId,
    sumsSha256,
    ...series,
    exportedAt,
    audit,
    of: delivery.of,
    outstanding: delivery.outstanding,
    isWhole: delivery.incomplete === null,
    cases: Object.fromEntries(
      cases.flatMap(({ caseNo, opinions }): [CaseNo, Sha256Hex][] => {
        const newest = opinions.at(-1)
        return newest ? [[caseNo, newest.sha256]] : []
      }),
    ),
  }
}
