import { z } from 'zod'
import { FieldName } from './field.ts'
import { BatchId, CaseNo, DocumentPath, Instant, Sha256Hex } from './ids.ts'
import { Level, UserName } from './person.ts'

export const decisions = [
  'pass',
  'conditional',
  'supplement',
  'recommend-reject',
  'escalate',
  'return',
] as const
/** The vendor's advice; the lender decides on the loan. `return` (退回) is no advice: it sends a case one level down. */
export const Decision = z.enum(decisions)
export type Decision = z.infer<typeof Decision>

/** Reason codes that every order knows; an order may add its own. `OTHER` needs a remark. */
export const builtInReasons = [
  'ID_NUMBER_INVALID',
  'ID_EXPIRED',
  'ID_MISMATCH',
  'NAME_MISMATCH',
  'DOCUMENT_MISSING',
  'DOCUMENT_ILLEGIBLE',
  'DOCUMENT_SUSPECT',
  'LICENCE_MISMATCH',
  'INCOME_DOUBTFUL',
  'CONTRACT_INCOMPLETE',
  'PURPOSE_UNCLEAR',
  'OTHER',
] as const
export type BuiltInReason = (typeof builtInReasons)[number]

/** A reason, and on which document or field it rests; `null` where it is about the case as a whole. */
export const Reason = z.strictObject({
  code: z.string(),
  document: DocumentPath.nullable(),
  field: FieldName.nullable(),
})
export type Reason = z.infer<typeof Reason>

/** What a reviewer fills in. */
export const OpinionDraft = z.strictObject({
  batch: BatchId,
  caseNo: CaseNo,
  decision: Decision,
  reasons: z.array(Reason),
  remark: z.string().max(2000),
  /** The author's own opinion in whose place this one is given, while nobody at the next level has begun. */
  supersedes: Sha256Hex.nullable().default(null),
})
export type OpinionDraft = z.infer<typeof OpinionDraft>

/**
 * What a reviewer signs: RFC 8785 canonical JSON, in a compact JWS (ES256) under the reviewer's own key.
 * `fieldsSha256` is the digest of the fields that it rests on, `previous` that of the case's opinion before it, and
 * `supersedes` that of the author's own opinion which this one takes back.
 */
export const Opinion = z.strictObject({
  format: z.literal('loan-review-opinion/1'),
  batchId: BatchId,
  caseNo: CaseNo,
  level: Level,
  decision: Decision,
  reasons: z.array(Reason),
  remark: z.string(),
  fieldsSha256: Sha256Hex,
  previous: Sha256Hex.nullable(),
  supersedes: Sha256Hex.nullable().default(null),
  author: UserName,
  at: Instant,
})
export type Opinion = z.infer<typeof Opinion>
