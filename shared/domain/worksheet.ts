import { z } from 'zod'
import { DocumentPath, Instant } from './ids.ts'
import { UserName } from './person.ts'

const worksheetKinds = [
  'financial-statements',
  'bank-statement',
  'collateral',
  'repayment-ability',
] as const
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

/** A worksheet as it was filled in last; `content` is of the shape that its kind has in shared/worksheets. */
export const Worksheet = z.strictObject({
  kind: WorksheetKind,
  /** The document whose figures these are; null where they come from several. */
  document: DocumentPath.nullable(),
  content: z.unknown(),
  /** Computed from the content; null where a part of it is missing. */
  figures: z.partialRecord(FigureName, z.number().nullable()),
  by: UserName,
  at: Instant,
})
export type Worksheet = z.infer<typeof Worksheet>
