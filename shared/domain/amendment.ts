import { z } from 'zod'
import { BatchId, CaseNo, Instant, Sha256Hex } from './ids.ts'

/** A case that an amendment brings documents for, and what reviewers should know of them. */
const AmendedCase = z.strictObject({ caseNo: CaseNo, note: z.string().min(1).max(500).optional() })

/**
 * `order.json` of an amendment: for which cases of a batch it brings documents. The terms of the batch stay as they
 * are; which batch it is stands in `refs` of the package.
 */
export const AmendmentOrder = z
  .strictObject({
    format: z.literal('loan-review-amendment/1'),
    orderId: z.string().min(1).max(64),
    title: z.string().min(1).max(200),
    issuedAt: Instant,
    cases: z.array(AmendedCase).min(1),
  })
  .refine(({ cases }) => new Set(cases.map(({ caseNo }) => caseNo)).size === cases.length, {
    message: 'a case is named twice',
    path: ['cases'],
  })
export type AmendmentOrder = z.infer<typeof AmendmentOrder>

/** An amendment as a result names it: its package, and when the station took it in. */
export const ReceivedAmendment = z.strictObject({
  packageId: BatchId,
  /** SHA-256 of the outer SHA256SUMS of its package. */
  sumsSha256: Sha256Hex,
  orderId: z.string(),
  title: z.string(),
  importedAt: Instant,
})
export type ReceivedAmendment = z.infer<typeof ReceivedAmendment>

/** What one amendment did to one case. `opinions` is how many had been given on the case by then. */
export const CaseAmendment = z.strictObject({
  packageId: BatchId,
  note: z.string().nullable(),
  opinions: z.int().nonnegative(),
})
export type CaseAmendment = z.infer<typeof CaseAmendment>
