import type { AuditHead } from '../../shared/domain/audit.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { ResultDelivery, ResultHead, ResultSampling } from '../../shared/domain/result.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { BatchStores } from '../review/caseView.ts'
import { isSampled } from '../review/sampling.ts'
import type { DecidedCase, Delivery, DeliveryStore, ResultRequest } from './deliveryStore.ts'

type ReportedStores = BatchStores & { readonly deliveries: DeliveryStore }

/** The cases that the next result takes along, and where it stands among the others of its batch. */
export interface ResultPlan {
  readonly cases: readonly DecidedCase[]
  readonly series: ResultHead['series']
  readonly delivery: ResultDelivery
  readonly previous: Delivery | null
}

/**
 * What goes out with the next result: every case that is decided and that no result holds as it is now, or with
 * `isAgain` every case that is decided.
 *
 * @throws SealdeskError `result/nothing-new`; `result/reason-required` where a case is left to decide and nobody says
 *   why the result does not wait for it
 */
export function planResult(stores: ReportedStores, request: ResultRequest): ResultPlan {
  const cases = stores.deliveries.decided(request.isAgain ? 'all' : 'new')
  const undecided = stores.rows.undecided()
  if (cases.length === 0) throw new SealdeskError('result/nothing-new', { undecided: undecided.count })
  if (undecided.count > 0 && request.reason === null)
    throw new SealdeskError('result/reason-required', {
      count: undecided.count,
      caseNo: undecided.first ?? '',
    })
  const previous = stores.deliveries.last()
  return {
    cases,
    series: seriesAfter(stores.deliveries),
    delivery: {
      cases: cases.length,
      of: stores.cases.countCases(),
      outstanding: stores.deliveries.countOutstanding(),
      incomplete: undecided.count > 0 ? incompleteBy(request) : null,
    },
    previous,
  }
}

/** Where the next result of a batch stands among them. */
export function seriesAfter(deliveries: DeliveryStore): ResultHead['series'] {
  const last = deliveries.last()
  return {
    index: deliveries.count() + 1,
    previous: last && { packageId: last.packageId, sumsSha256: last.sumsSha256 },
  }
}

function incompleteBy({ reason, by, at }: ResultRequest): ResultDelivery['incomplete'] {
  return reason === null ? null : { reason, by, at }
}

/** The head of a result that is about to be written. */
export function resultHead(
  stores: ReportedStores,
  { series, delivery, previous }: ResultPlan,
  {
    packageId,
    vendor,
    exportedAt,
    audit,
  }: {
    readonly packageId: BatchId
    readonly vendor: string
    readonly exportedAt: string
    readonly audit: AuditHead | null
  },
): ResultHead {
  const { batchId, terms } = stores.cases.received()
  return {
    format: 'loan-review-result/1',
    packageId,
    batchId,
    order: terms,
    vendor,
    amendments: stores.amendments.list().map(({ keyId, lenderCertSha256, ...amendment }) => amendment),
    exportedAt,
    series,
    delivery,
    sampling: samplingOf(stores),
    audit,
    previousAudit: previous?.audit ?? null,
  }
}

/** How many cases of the batch each level above the first draws, whatever is decided below. */
function samplingOf({ cases }: BatchStores): ResultSampling[] {
  const { batchId, terms } = cases.received()
  const caseNos = cases.caseNos()
  return terms.levels
    .filter((level) => level > 1)
    .map((level) => ({
      level,
      share: terms.policy.find((one) => one.level === level)?.share ?? 1,
      drawn: caseNos.filter((caseNo) => isSampled(terms, batchId, caseNo, level)).length,
      of: caseNos.length,
    }))
}
