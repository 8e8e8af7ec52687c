import type { AuditHead } from '../../shared/domain/audit.ts'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { ResultDelivery, ResultHead } from '../../shared/domain/result.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { BatchStores } from '../review/caseView.ts'
import { samplingOf } from '../review/sampling.ts'
import type { DecidedCase, Delivery, DeliveryStore, ResultRequest } from './deliveryStore.ts'

/** What a batch holds, with what went out of it. */
export type ReportedStores = BatchStores & { readonly deliveries: DeliveryStore }

/** What would go out with the next result of a batch, and what would not. */
export interface ResultOutlook {
  readonly cases: readonly DecidedCase[]
  readonly series: ResultHead['series']
  readonly previous: Delivery | null
  /** Cases of the batch. */
  readonly of: number
  /** How many are not decided, and the first of them. */
  readonly undecided: { readonly count: number; readonly first: CaseNo | null }
  /** Cases that no result will have held. */
  readonly outstanding: number
}

/** An outlook that may go out, with the reason where it is not everything. */
export interface ResultPlan extends ResultOutlook {
  readonly incomplete: ResultDelivery['incomplete']
}

/**
 * What would go out: every case that is decided and that no result holds as it is now, or with `isAgain` every case
 * that is decided.
 */
export function resultOutlook({ cases, rows, deliveries }: ReportedStores, isAgain: boolean): ResultOutlook {
  const previous = deliveries.last()
  return {
    cases: deliveries.decided(isAgain ? 'all' : 'new'),
    series: {
      index: deliveries.count() + 1,
      previous: previous && { packageId: previous.packageId, sumsSha256: previous.sumsSha256 },
    },
    previous,
    of: cases.countCases(),
    undecided: rows.undecided(),
    outstanding: deliveries.countOutstanding(),
  }
}

/**
 * What goes out by a supervisor's request.
 *
 * @throws SealdeskError `result/nothing-new`; `result/reason-required` where a case is left to decide and nobody says
 *   why the result does not wait for it
 */
export function planResult(stores: ReportedStores, { isAgain, reason, by, at }: ResultRequest): ResultPlan {
  const outlook = resultOutlook(stores, isAgain)
  const { count, first } = outlook.undecided
  if (outlook.cases.length === 0) throw new SealdeskError('result/nothing-new', { undecided: count })
  if (first === null) return { ...outlook, incomplete: null }
  if (reason === null) throw new SealdeskError('result/reason-required', { count, caseNo: first })
  return { ...outlook, incomplete: { reason, by, at } }
}

/** The head of a result that is about to be written. */
export function resultHead(
  stores: ReportedStores,
  { cases, series, of, outstanding, incomplete, previous }: ResultPlan,
  {
    packageId,
    vendor,
    exportedAt,
    incidents,
    audit,
  }: {
    readonly packageId: BatchId
    readonly vendor: string
    readonly exportedAt: string
    /** Those that the lender is told of. */
    readonly incidents: ResultHead['incidents']
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
    delivery: { cases: cases.length, of, outstanding, incomplete },
    sampling: samplingOf(terms, batchId, stores.cases.caseNos()),
    incidents: [...incidents],
    audit,
    previousAudit: previous?.audit ?? null,
  }
}
