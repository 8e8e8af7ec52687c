import { z } from 'zod'
import { ErrorRecordSchema } from '../errors/record.ts'
import { CaseAmendment, ReceivedAmendment } from './amendment.ts'
import { AuditHead } from './audit.ts'
import { DocumentPart } from './documentNote.ts'
import { FieldName } from './field.ts'
import { Disposition, Finding } from './finding.ts'
import { BatchId, CaseNo, DocumentPath, Instant, Sha256Hex } from './ids.ts'
import { ResultIncident } from './incident.ts'
import { DocumentKind } from './kind.ts'
import { Opinion } from './opinion.ts'
import { OrderTerms } from './order.ts'
import { Level, UserName } from './person.ts'
import { EngineVersion, ReadField } from './reading.ts'
import { Score } from './scorecard.ts'
import { Worksheet } from './worksheet.ts'

/** A document as the result names it. `state` is `not-read` where no OCR was asked of its kind. */
export const ResultDocument = z.strictObject({
  path: DocumentPath,
  sha256: Sha256Hex,
  kind: DocumentKind,
  state: z.enum(['read', 'unreadable', 'not-read']),
  error: ErrorRecordSchema.nullable(),
  engines: z.array(EngineVersion),
  /** The amendment that brought it; null where it came with the batch. */
  amendment: BatchId.nullable(),
  /** The document in whose place it came; that one no longer counts. */
  replaces: DocumentPath.nullable(),
  /** The document that a reviewer said it is a copy of: it no longer counts. */
  duplicateOf: DocumentPath.optional(),
  /** Papers that a reviewer told apart in it. */
  parts: z.array(DocumentPart).optional(),
})
export type ResultDocument = z.infer<typeof ResultDocument>

/** What a person said of a field. A value of null says that nobody can read it, or (`answer`) that it is not asked for. */
const ResultAnswer = z.strictObject({
  value: z.string().nullable(),
  by: UserName,
  at: Instant,
  answer: z.literal('not-applicable').optional(),
})

/**
 * A field with what was read and what a person confirmed last; null where nobody did. `entries` is there where the order
 * asks for two: what people entered, in that order, of which `confirmed` is what they came to.
 */
export const ResultField = z.strictObject({
  document: DocumentPath,
  page: z.int().positive(),
  name: FieldName,
  read: ReadField,
  confirmed: ResultAnswer.nullable(),
  entries: z.array(ResultAnswer).optional(),
})
export type ResultField = z.infer<typeof ResultField>

/**
 * An opinion in words of the result; the signed original is the line of `opinions.jsonl` with this SHA-256. `stands` says
 * whether it counts: not taken back by its author, and not undone by a return.
 */
export const ResultOpinion = Opinion.omit({ format: true, batchId: true, caseNo: true }).extend({
  sha256: Sha256Hex,
  certSha256: Sha256Hex,
  stands: z.boolean().optional(),
})
export type ResultOpinion = z.infer<typeof ResultOpinion>

/**
 * A finding, with what people made of it last where they did. `added` says who found it, and in which words, where it was
 * not a rule.
 */
export const ResultFinding = Finding.extend({
  disposition: z
    .strictObject({ as: Disposition, reason: z.string().nullable(), by: UserName, at: Instant })
    .optional(),
  added: z.strictObject({ text: z.string(), by: UserName, at: Instant }).optional(),
})
export type ResultFinding = z.infer<typeof ResultFinding>

export const ResultCase = z.strictObject({
  caseNo: CaseNo,
  product: z.string().nullable().default(null),
  /** Levels above the first for which the case was drawn, by the rule that FORMAT.md gives. */
  sampled: z.array(Level).default([]),
  worksheets: z.array(Worksheet).default([]),
  /** By the order's scorecard; null where it has none. */
  score: Score.nullable().default(null),
  amendments: z.array(CaseAmendment),
  documents: z.array(ResultDocument),
  fields: z.array(ResultField),
  findings: z.array(ResultFinding),
  opinions: z.array(ResultOpinion),
})
export type ResultCase = z.infer<typeof ResultCase>

/**
 * Which result of its batch this is, from 1: each names the one before, so that none can be left out unseen. `sumsSha256`
 * is that of its outer SHA256SUMS; null where a station of an earlier version exported it, which did not keep it.
 */
export const ResultSeries = z.strictObject({
  index: z.int().positive(),
  previous: z.strictObject({ packageId: BatchId, sumsSha256: Sha256Hex.nullable() }).nullable(),
})
export type ResultSeries = z.infer<typeof ResultSeries>

/** Fewer characters than this say nothing to whoever waits for the rest. */
export const shortestReason = 4
export const longestReason = 500

/** Why a result goes out before every case is decided, for the lender to read. */
export const DeliveryReason = z.string().trim().min(shortestReason).max(longestReason)

/** How much of the batch went out with this result and those before it, and why it was not all of it. */
export const ResultDelivery = z.strictObject({
  /** Cases in this result. */
  cases: z.int().nonnegative(),
  /** Cases of the batch, in all. */
  of: z.int().positive(),
  /** Cases that no result has held so far. */
  outstanding: z.int().nonnegative(),
  /** Why a supervisor let it go out before every case was decided; null where every case was. */
  incomplete: z.strictObject({ reason: z.string(), by: UserName, at: Instant }).nullable(),
})
export type ResultDelivery = z.infer<typeof ResultDelivery>

/** How many cases a level drew, for the lender to draw again. */
export const ResultSampling = z.strictObject({
  level: Level,
  share: z.number(),
  drawn: z.int().nonnegative(),
  of: z.int().positive(),
})
export type ResultSampling = z.infer<typeof ResultSampling>

/** Everything of `results.json` but its cases. */
export const ResultHead = z.strictObject({
  format: z.literal('loan-review-result/1'),
  /** Of the package that it is in. */
  packageId: BatchId,
  batchId: BatchId,
  order: OrderTerms,
  vendor: z.string(),
  /** In the order in which they were taken in. */
  amendments: z.array(ReceivedAmendment),
  exportedAt: Instant,
  series: ResultSeries,
  delivery: ResultDelivery,
  sampling: z.array(ResultSampling),
  /** What went wrong with the batch at the station, as far as the lender is told; in each result all of it so far. */
  incidents: z.array(ResultIncident).default([]),
  /** Last entry of `audit.log`. */
  audit: AuditHead.nullable(),
  /** Last entry of the log that went out with the result before this one. */
  previousAudit: AuditHead.nullable(),
})
export type ResultHead = z.infer<typeof ResultHead>

/** `results.json`: the authoritative content of a result package. */
export const Result = ResultHead.extend({ cases: z.array(ResultCase) })
export type Result = z.infer<typeof Result>
