import { z } from 'zod'
import { BatchId, CaseNo, Instant, Sha256Hex } from './ids.ts'
import { OrderTerms } from './order.ts'
import { ResultCase } from './result.ts'

/** A result that something was taken from, or that another of its batch took the place of. */
const MergedResult = z.strictObject({
  index: z.int().positive(),
  packageId: BatchId,
  sumsSha256: Sha256Hex,
  exportedAt: Instant,
  /** Cases that it held. */
  cases: z.int().nonnegative(),
})

/** A batch of the order, with its results in their order; none where its station has not delivered yet. */
export const MergedBatch = z.strictObject({
  batchId: BatchId,
  vendor: z.string(),
  /** Cases of the batch, and those that no result has held so far. */
  of: z.int().positive(),
  outstanding: z.int().nonnegative(),
  /** Which these are; null where that cannot be told without the order. */
  outstandingCases: z.array(CaseNo).nullable(),
  results: z.array(MergedResult),
})
export type MergedBatch = z.infer<typeof MergedBatch>

/** A case as the newest result that holds it tells of it, and which that is. */
export const MergedCase = ResultCase.extend({ batchId: BatchId, packageId: BatchId })
export type MergedCase = z.infer<typeof MergedCase>

/** Everything of several results of one order but their cases. */
export const MergedHead = z.strictObject({
  format: z.literal('loan-review-merged-results/1'),
  mergedAt: Instant,
  order: OrderTerms,
  delivery: z.strictObject({
    cases: z.int().nonnegative(),
    of: z.int().positive(),
    outstanding: z.int().nonnegative(),
  }),
  batches: z.array(MergedBatch).min(1),
})
export type MergedHead = z.infer<typeof MergedHead>

/** Results of one order in one file: what the lender's kit makes of packages that it has verified. */
export const MergedResults = MergedHead.extend({ cases: z.array(MergedCase) })
