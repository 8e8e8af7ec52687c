import { z } from 'zod'
import { FieldName } from './field.ts'
import { CaseNo, DocumentPath } from './ids.ts'
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
