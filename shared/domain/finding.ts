import { z } from 'zod'
import { FieldName } from './field.ts'
import { DocumentPath } from './ids.ts'
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

export const Evidence = z.object({
  document: DocumentPath,
  page: z.int().positive(),
  field: FieldName.nullable(),
  box: Box.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** What one rule found on one case. `seen` and `expected` are values of the customer and are masked like fields. */
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
})
export type Finding = z.infer<typeof Finding>
