import { z } from 'zod'
import { BatchId, CaseNo, Instant, Sha256Hex } from '../../../shared/domain/ids.ts'

/** A batch of an order that was split, and which cases went into it. */
const SplitPart = z.strictObject({
  /** From 1. */
  part: z.int().positive(),
  /** The product of its cases where the order was split by product; null for cases that have none. */
  product: z.string().nullable().optional(),
  /** Name of the file beside the manifest. */
  package: z.string(),
  batchId: BatchId,
  sumsSha256: Sha256Hex,
  receivingKey: z.string(),
  vendor: z.strictObject({ name: z.string(), certSha256: Sha256Hex }),
  documents: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  cases: z.array(CaseNo).min(1),
})
export type SplitPart = z.infer<typeof SplitPart>

/** `split.json`: which case of an order went into which batch. It stays with the lender, and names no borrower. */
export const SplitManifest = z.strictObject({
  format: z.literal('loan-review-split/1'),
  orderId: z.string(),
  title: z.string(),
  splitAt: Instant,
  by: z.enum(['stations', 'product']),
  parts: z.array(SplitPart).min(1),
})
export type SplitManifest = z.infer<typeof SplitManifest>
