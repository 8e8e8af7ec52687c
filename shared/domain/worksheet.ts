import { z } from 'zod'
import { BankStatement } from '../worksheets/bankStatement.ts'
import { Collateral } from '../worksheets/collateral.ts'
import { FinancialStatements } from '../worksheets/financialStatements.ts'
import { RepaymentAbility } from '../worksheets/repaymentAbility.ts'
import { DocumentPath, Instant } from './ids.ts'
import { UserName } from './person.ts'

const worksheetKinds = ['financial-statements', 'bank-statement', 'collateral', 'repayment-ability'] as const
/** 财务报表 · 银行流水 · 抵押物 · 还款能力. */
export const WorksheetKind = z.enum(worksheetKinds)
export type WorksheetKind = z.infer<typeof WorksheetKind>

/**
 * Figures that worksheets come to and that rules, scorecards and tables may use: ratios are plain numbers (0.42), amounts
 * are in fen, spans in days.
 */
export const figureNames = [
  'ltv',
  'dti',
  'debt-ratio',
  'current-ratio',
  'statement-days',
  'monthly-inflow',
] as const
export const FigureName = z.enum(figureNames)
export type FigureName = z.infer<typeof FigureName>

const statements = { kind: z.literal('financial-statements'), content: FinancialStatements }
const bankStatement = { kind: z.literal('bank-statement'), content: BankStatement }
const collateral = { kind: z.literal('collateral'), content: Collateral }
const repaymentAbility = { kind: z.literal('repayment-ability'), content: RepaymentAbility }

/** What stands in a worksheet, as shared/worksheets has it for each kind: amounts in fen, dates ISO 8601. */
export const WorksheetContent = z.discriminatedUnion('kind', [
  z.strictObject(statements),
  z.strictObject(bankStatement),
  z.strictObject(collateral),
  z.strictObject(repaymentAbility),
])
export type WorksheetContent = z.infer<typeof WorksheetContent>
export type ContentOf<Kind extends WorksheetKind> = Extract<WorksheetContent, { kind: Kind }>['content']

const filled = {
  /** The document whose figures these are; null where they come from several. */
  document: DocumentPath.nullable(),
  /** Computed from the content; null where a part of it is missing. */
  figures: z.partialRecord(FigureName, z.number().nullable()),
  by: UserName,
  at: Instant,
}

/** A worksheet as it was filled in last. */
export const Worksheet = z.discriminatedUnion('kind', [
  z.strictObject({ ...statements, ...filled }),
  z.strictObject({ ...bankStatement, ...filled }),
  z.strictObject({ ...collateral, ...filled }),
  z.strictObject({ ...repaymentAbility, ...filled }),
])
export type Worksheet = z.infer<typeof Worksheet>
