import canonicalize from 'canonicalize'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { MergedBatch, MergedCase, MergedHead } from '../../../shared/domain/mergedResults.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { Words } from '../io.ts'
import { type GivenResult, isGiven } from './givenResult.ts'
import type { Series } from './resultSeries.ts'
import type { SentOrder } from './sentOrder.ts'

/** Results of one order put together: of each case what the newest result that holds it tells. */
export interface Merged {
  readonly head: MergedHead
  readonly cases: readonly MergedCase[]
}

/**
 * Puts the results of one order together, be they of one batch or of the several that it was split into.
 *
 * @param batches the results at hand, each series whole as far as it has come
 * @throws SealdeskError `series/not-mergeable` where they are of different orders, or hold a case twice
 */
export function mergeResults(batches: readonly Series[], sent: SentOrder, at: Date): Merged {
  const [first] = batches.flatMap(givenOf)
  if (!first) throw notMergeable({ zh: '其中没有结果包', en: 'none of them is a result' })
  const { order } = first.content.result
  requireOneOrder(batches, order)
  const newest = batches.flatMap(newestCases)
  requireOnce(newest)
  const delivered = batches.map(mergedBatch)
  const all = [...delivered, ...undelivered(delivered, sent)]
  const sum = (count: (batch: MergedBatch) => number) => all.reduce((total, batch) => total + count(batch), 0)
  return {
    head: {
      format: 'loan-review-merged-results/1',
      mergedAt: at.toISOString(),
      order,
      delivery: {
        cases: newest.length,
        of: sum((batch) => batch.of),
        outstanding: sum((batch) => batch.outstanding),
      },
      batches: all,
    },
    cases: sent.caseNos ? inOrder(newest, sent.caseNos) : newest,
  }
}

function givenOf({ results }: Series): GivenResult[] {
  return results.filter(isGiven)
}

/** A case has the place of its first result, and the content of its last. */
function newestCases(series: Series): MergedCase[] {
  const newest = new Map<CaseNo, MergedCase>()
  for (const { batchId, packageId, content } of givenOf(series))
    for (const one of content.result.cases) newest.set(one.caseNo, { ...one, batchId, packageId })
  return [...newest.values()]
}

function inOrder(cases: readonly MergedCase[], caseNos: readonly CaseNo[]): MergedCase[] {
  const position = new Map(caseNos.map((caseNo, index) => [caseNo, index]))
  return cases.toSorted((one, other) => (position.get(one.caseNo) ?? 0) - (position.get(other.caseNo) ?? 0))
}

function mergedBatch(series: Series): MergedBatch {
  const given = givenOf(series)
  return {
    batchId: series.batchId,
    vendor: given.at(-1)?.content.result.vendor ?? '',
    of: series.of,
    outstanding: series.outstanding,
    outstandingCases: series.waiting === null ? null : [...series.waiting],
    results: given.map(({ index, packageId, sumsSha256, exportedAt, content }) => ({
      index,
      packageId,
      sumsSha256,
      exportedAt,
      cases: content.result.cases.length,
    })),
  }
}

/** Batches of a split order of which no result came. */
function undelivered(delivered: readonly MergedBatch[], { parts }: SentOrder): MergedBatch[] {
  const there = new Set(delivered.map(({ batchId }) => batchId))
  return (parts ?? [])
    .filter(({ batchId }) => !there.has(batchId))
    .map(({ batchId, vendor, cases }) => ({
      batchId,
      vendor: vendor.name,
      of: cases.length,
      outstanding: cases.length,
      outstandingCases: [...cases],
      results: [],
    }))
}

function requireOneOrder(batches: readonly Series[], order: MergedHead['order']): void {
  const terms = canonicalize(order)
  const other = batches.flatMap(givenOf).find(({ content }) => canonicalize(content.result.order) !== terms)
  if (!other) return
  const { orderId } = other.content.result.order
  throw notMergeable({
    zh: `委托单 ${order.orderId} 与 ${orderId} 的条款不同`,
    en: `the orders ${order.orderId} and ${orderId} have different terms`,
  })
}

function requireOnce(cases: readonly MergedCase[]): void {
  const seen = new Set<CaseNo>()
  for (const { caseNo } of cases) {
    if (seen.has(caseNo))
      throw notMergeable({
        zh: `两个批次都有案件 ${caseNo}`,
        en: `two batches hold the case ${caseNo}`,
      })
    seen.add(caseNo)
  }
}

function notMergeable({ zh, en }: Words): SealdeskError {
  return new SealdeskError('series/not-mergeable', { detail: en, detailZh: zh })
}
