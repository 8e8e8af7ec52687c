import { z } from 'zod'
import { FieldName } from './field.ts'
import { CaseNo, DocumentPath, Instant } from './ids.ts'
import { UserName } from './person.ts'
import { Box } from './reading.ts'

export const FindingCategory = z.enum([
  'IDENT',
  'LICENCE',
  'CONTRACT',
  'INCOME',
  'CREDIT',
  'FINSTMT',
  'COLLATERAL',
  'COMPLETENESS',
  'IMAGE',
  'AUTHENTICITY',
  'CONSISTENCY',
  'COMPLIANCE',
  'PURPOSE',
])
export type FindingCategory = z.infer<typeof FindingCategory>

/** S1 blocks 通过; S4 is for information. */
export const Severity = z.enum(['S1', 'S2', 'S3', 'S4'])
export type Severity = z.infer<typeof Severity>

/** What a check came to. What cannot be checked offline is `not-performed`, never left out. */
export const CheckState = z.enum(['pass', 'fail', 'warn', 'not-performed', 'not-applicable', 'illegible'])
export type CheckState = z.infer<typeof CheckState>

const findingReasons = [
  // why a check was not performed
  'not-read',
  'document-missing',
  'document-unreadable',
  'value-illegible',
  'not-declared',
  'worksheet-missing',
  'figure-missing',
  'not-measured',
  'no-network',
  'no-counterpart',
  // what is wrong with a value
  'malformed',
  'obsolete-form',
  'impossible-date',
  'date-in-future',
  'over-120-years',
  'wrong-check-character',
  'wrong-holder',
  'expired-when-applied',
  'expired-today',
  // what makes a difference small
  'variant-character',
  'character-missing',
  'temporary-card',
  // faults of an amount in capital numerals
  'ordinary-numerals',
  'ending-missing',
  'ending-after-fen',
  'zero',
  'spelling',
] as const

/** Why a check came to its state, in a word of this list; screens and reports have a sentence for each. */
export const FindingReason = z.enum(findingReasons)
export type FindingReason = z.infer<typeof FindingReason>

export const Evidence = z.object({
  document: DocumentPath,
  page: z.int().positive(),
  field: FieldName.nullable(),
  box: Box.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/**
 * What one rule found on one case. `seen` and `expected` are values of the customer and are masked like fields. `reason`
 * is there wherever a check was not performed; `cases` are other cases of the batch that the finding is about.
 */
export const Finding = z.object({
  rule: z.string(),
  ruleVersion: z.int().positive(),
  category: FindingCategory,
  code: z.string(),
  severity: Severity,
  state: CheckState,
  evidence: Evidence.nullable(),
  seen: z.string().nullable(),
  expected: z.string().nullable(),
  reason: FindingReason.nullable().default(null),
  cases: z.array(CaseNo).default([]),
})
export type Finding = z.infer<typeof Finding>

/** Names a finding of a case from one evaluation to the next, made of what it is about and not of what was seen. */
export const FindingKey = z.string().min(1).max(400).brand('FindingKey')
export type FindingKey = z.infer<typeof FindingKey>

const dispositions = ['open', 'explained', 'waived'] as const
/** What a person made of a finding: nothing so far, an explanation for it, or that it does not matter here. */
export const Disposition = z.enum(dispositions)
export type Disposition = z.infer<typeof Disposition>

/**
 * The newest disposition of a finding; `open` where somebody took an earlier one back. `by` is null where whoever looks
 * is to judge without knowing it.
 */
const GivenDisposition = z.strictObject({
  as: Disposition,
  reason: z.string().nullable(),
  by: UserName.nullable(),
  at: Instant,
})

/** What a reviewer found with their own eyes. */
export const ManualFinding = z.strictObject({
  category: FindingCategory,
  severity: Severity,
  text: z.string().trim().min(1).max(500),
  evidence: Evidence.nullable(),
})
export type ManualFinding = z.infer<typeof ManualFinding>

/** A finding with what people made of it. `added` says who found it, where it was not a rule. */
export const JudgedFinding = Finding.extend({
  key: FindingKey,
  disposition: GivenDisposition.nullable(),
  added: z.strictObject({ text: z.string(), by: UserName.nullable(), at: Instant }).nullable(),
})
export type JudgedFinding = z.infer<typeof JudgedFinding>

/** Whether a check says that something is wrong, or may be. */
export function isProblem({ state }: Pick<Finding, 'state'>): boolean {
  return state === 'fail' || state === 'warn'
}

/** Whether nobody has explained or waived a finding. */
export function isOpen({
  disposition,
}: {
  readonly disposition?: { readonly as: Disposition } | null | undefined
}): boolean {
  return !disposition || disposition.as === 'open'
}
