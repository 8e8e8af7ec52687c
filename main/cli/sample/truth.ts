import { z } from 'zod'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'

export const faultNames = [
  'expired-card',
  'broken-check-character',
  'other-name-on-licence',
  'missing-document',
  'shared-phone',
  'other-amount-in-contract',
] as const
export const FaultName = z.enum(faultNames)
export type FaultName = z.infer<typeof FaultName>

/** What was planted in a case: `finding` is the code of the finding that should come of it. */
export const Fault = z.strictObject({
  fault: FaultName,
  finding: z.string(),
  document: DocumentPath.nullable(),
  kind: DocumentKind,
})
export type Fault = z.infer<typeof Fault>

/** What stands on a document, field by field, as a perfect reader would give it. */
const TrueDocument = z.strictObject({
  path: DocumentPath,
  kind: DocumentKind,
  fields: z.record(z.string(), z.string()),
})

/**
 * `truth.json` of a sample: what was drawn, so that readings and findings can be measured against it. `today` is
 * the date at which the sample's people apply; `share` is the share of cases that have a planted fault.
 */
export const Truth = z.strictObject({
  format: z.literal('loan-review-truth/1'),
  seed: z.string(),
  today: z.iso.date(),
  share: z.number().min(0).max(1),
  cases: z.array(
    z.strictObject({ caseNo: CaseNo, faults: z.array(Fault), documents: z.array(TrueDocument) }),
  ),
})
export type Truth = z.infer<typeof Truth>
