import { z } from 'zod'
import { FieldName } from './field.ts'
import { CaseNo, Instant } from './ids.ts'
import { DocumentKind } from './kind.ts'
import { Decision } from './opinion.ts'
import type { Level } from './person.ts'
import { Scorecard } from './scorecard.ts'
import { WorksheetKind } from './worksheet.ts'

/**
 * What the borrower declared, under the names that readings use for the same thing, so that a rule compares
 * like with like. Dates are ISO 8601, amounts are in fen.
 */
export const Application = z.strictObject({
  name: z.string().min(1),
  id_number: z.string().min(1),
  sex: z.enum(['男', '女']).optional(),
  birth: z.iso.date().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  company: z.string().optional(),
  uscc: z.string().optional(),
  amount: z.int().nonnegative().optional(),
  term_months: z.int().positive().optional(),
  purpose: z.string().optional(),
  applied: z.iso.date().optional(),
})
export type Application = z.infer<typeof Application>

export const OrderCase = z.strictObject({
  caseNo: CaseNo,
  product: z.string().optional(),
  due: z.iso.date().optional(),
  application: Application,
})
export type OrderCase = z.infer<typeof OrderCase>

/** A reason code that the lender adds to the built-in list, with what reviewers read. */
export const OrderReason = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,31}$/),
  zh: z.string().min(1),
  en: z.string().min(1),
})
export type OrderReason = z.infer<typeof OrderReason>

/**
 * Which cases go up to a level. `share` (0 to 1) of all cases is drawn by the rule that FORMAT.md gives, so that the
 * lender draws the same; cases whose newest decision below is one of `always` go up besides. Where `blind`, whoever
 * decides at this level sees no opinion below before their own is given.
 */
export const LevelPolicy = z.strictObject({
  level: z.union([z.literal(2), z.literal(3)]),
  share: z.number().min(0).max(1).default(1),
  always: z.array(Decision).default(['escalate']),
  blind: z.boolean().default(false),
})
export type LevelPolicy = z.infer<typeof LevelPolicy>

/** What the lender asks for, for every case of the order. */
export const OrderTerms = z.strictObject({
  format: z.literal('loan-review-order/1'),
  orderId: z.string().min(1).max(64),
  title: z.string().min(1).max(200),
  issuedAt: Instant,
  due: z.iso.date().optional(),
  retainUntil: z.iso.date().optional(),
  /** Review levels that every case passes, in this order; 1 is 初审. */
  levels: z.union([
    z.tuple([z.literal(1)]),
    z.tuple([z.literal(1), z.literal(2)]),
    z.tuple([z.literal(1), z.literal(2), z.literal(3)]),
  ]),
  /** For levels above the first; a level that is not named here takes every case. */
  policy: z.array(LevelPolicy).max(2).default([]),
  /** Makes the sample of this order another one than that of any other. */
  seed: z.string().max(64).default(''),
  /** Fields that two people enter, neither seeing what the other wrote; where they differ, a third decides. */
  doubleEntry: z.array(FieldName).default([]),
  /** Kinds of document that each case must have. */
  checklist: z.array(DocumentKind).default([]),
  /** Worksheets that each case must have. */
  worksheets: z.array(WorksheetKind).default([]),
  /** How evidence is shown in the report: with the numbers in it covered, as it is, or not at all. */
  evidence: z.enum(['masked', 'plain', 'none']).default('masked'),
  scorecard: Scorecard.optional(),
  reasons: z.array(OrderReason).default([]),
})
export type OrderTerms = z.infer<typeof OrderTerms>

/** `order.json` of a batch: the terms, and what the borrowers declared. */
export const Order = OrderTerms.extend({ cases: z.array(OrderCase).min(1) }).superRefine((order, ctx) => {
  const refuse = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message })
  const seen = new Set<string>()
  order.cases.forEach(({ caseNo }, index) => {
    // Case numbers become folder names; two that differ only by case would meet on Windows.
    const folded = caseNo.toLowerCase()
    if (seen.has(folded)) refuse(['cases', index, 'caseNo'], `duplicate case number ${caseNo}`)
    seen.add(folded)
  })
  const lines = order.scorecard?.lines.map(({ id }) => id) ?? []
  lines.forEach((id, index) => {
    if (lines.indexOf(id) !== index) refuse(['scorecard', 'lines', index, 'id'], `two lines ${id}`)
  })
  const levels: readonly Level[] = order.levels
  order.policy.forEach(({ level, always }, index) => {
    if (!levels.includes(level)) refuse(['policy', index, 'level'], `the order has no level ${level}`)
    if (order.policy.findIndex((other) => other.level === level) !== index)
      refuse(['policy', index, 'level'], `two policies for level ${level}`)
    // A returned case comes up again by the decision that is given then.
    if (always.includes('return')) refuse(['policy', index, 'always'], 'return is no decision that stands')
  })
})
export type Order = z.infer<typeof Order>
