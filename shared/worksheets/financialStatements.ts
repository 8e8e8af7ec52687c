import { z } from 'zod'
import { addDays, addYears } from '../rules/date.ts'
import { Fen, sumOf } from './amount.ts'

/** Lines of a balance sheet and of a statement of profit, in the order in which they are printed. */
const statementItems = [
  'cash',
  'receivables',
  'prepayments',
  'other-receivables',
  'inventory',
  'other-current-assets',
  'current-assets',
  'long-term-investments',
  'fixed-assets',
  'construction',
  'intangibles',
  'other-non-current-assets',
  'non-current-assets',
  'assets',
  'short-term-loans',
  'payables',
  'advances',
  'payroll',
  'taxes-payable',
  'other-payables',
  'other-current-liabilities',
  'current-liabilities',
  'long-term-loans',
  'other-non-current-liabilities',
  'non-current-liabilities',
  'liabilities',
  'capital',
  'capital-reserve',
  'surplus-reserve',
  'retained-earnings',
  'other-equity',
  'equity',
  'liabilities-and-equity',
  'revenue',
  'cost',
  'sales-taxes',
  'selling-expenses',
  'administrative-expenses',
  'research-expenses',
  'finance-expenses',
  'other-gains',
  'operating-profit',
  'non-operating',
  'profit-before-tax',
  'income-tax',
  'net-profit',
] as const
export const StatementItem = z.enum(statementItems)
export type StatementItem = z.infer<typeof StatementItem>

/** A day and what stood in the books on it, or was earned in the year up to it. */
const StatementPeriod = z.strictObject({
  end: z.iso.date().nullable(),
  amounts: z.partialRecord(StatementItem, Fen),
})
export type StatementPeriod = z.infer<typeof StatementPeriod>

/** As many periods as one worksheet holds. */
export const mostPeriods = 6

/** Balance sheet and statement of profit, periods side by side as they are printed: the newest first. */
export const FinancialStatements = z.strictObject({
  periods: z.array(StatementPeriod).max(mostPeriods),
})
export type FinancialStatements = z.infer<typeof FinancialStatements>

type Part = readonly [item: StatementItem, sign: 1 | -1]
const plus = (...items: StatementItem[]): Part[] => items.map((item) => [item, 1])
const minus = (...items: StatementItem[]): Part[] => items.map((item) => [item, -1])

/**
 * What each line that is a sum is the sum of.
 *
 * Source: 企业会计准则第30号——财务报表列报; forms of 财会〔2019〕6号, smaller lines taken together.
 */
export const statementSums: Readonly<Partial<Record<StatementItem, readonly Part[]>>> = {
  'current-assets': plus(
    'cash',
    'receivables',
    'prepayments',
    'other-receivables',
    'inventory',
    'other-current-assets',
  ),
  'non-current-assets': plus(
    'long-term-investments',
    'fixed-assets',
    'construction',
    'intangibles',
    'other-non-current-assets',
  ),
  assets: plus('current-assets', 'non-current-assets'),
  'current-liabilities': plus(
    'short-term-loans',
    'payables',
    'advances',
    'payroll',
    'taxes-payable',
    'other-payables',
    'other-current-liabilities',
  ),
  'non-current-liabilities': plus('long-term-loans', 'other-non-current-liabilities'),
  liabilities: plus('current-liabilities', 'non-current-liabilities'),
  equity: plus('capital', 'capital-reserve', 'surplus-reserve', 'retained-earnings', 'other-equity'),
  'liabilities-and-equity': plus('liabilities', 'equity'),
  'operating-profit': [
    ...plus('revenue', 'other-gains'),
    ...minus(
      'cost',
      'sales-taxes',
      'selling-expenses',
      'administrative-expenses',
      'research-expenses',
      'finance-expenses',
    ),
  ],
  'profit-before-tax': plus('operating-profit', 'non-operating'),
  'net-profit': [...plus('profit-before-tax'), ...minus('income-tax')],
}

/**
 * What a line comes to: what is printed, or else the sum of its parts; null where neither is known. A part that is not
 * printed is nothing, one that is a sum itself is not known.
 */
export function amountOf({ amounts }: Pick<StatementPeriod, 'amounts'>, item: StatementItem): number | null {
  return amounts[item] ?? partsOf({ amounts }, item)
}

/** What the parts of a sum come to; null for a line that is none, or whose parts are not known. */
export function partsOf({ amounts }: Pick<StatementPeriod, 'amounts'>, item: StatementItem): number | null {
  const parts = statementSums[item]
  if (!parts) return null
  const known = parts.map(([part, sign]) => {
    const amount = amountOf({ amounts }, part)
    return amount === null ? null : sign * amount
  })
  const lacksSum = parts.some(([part], at) => statementSums[part] !== undefined && known[at] === null)
  return lacksSum ? null : sumOf(known)
}

/** A line that is not what it has to be: `of` says whether of its parts, or of the other side of the balance. */
export interface StatementFault {
  readonly period: number
  readonly item: StatementItem
  readonly of: 'parts' | 'balance' | 'profit'
  readonly seen: number
  readonly expected: number
}

/** A check that could be made on a period, and what came of it; `fault` is null where it adds up. */
export interface StatementCheck extends Pick<StatementFault, 'period' | 'of'> {
  readonly fault: StatementFault | null
}

/** Every check for which the figures are there. */
export function checkStatements({ periods }: FinancialStatements): StatementCheck[] {
  return periods.flatMap((period, index) => [
    ...StatementItem.options.flatMap((item) => checkParts(period, index, item)),
    ...checkBalance(period, index),
    ...checkRetained(periods, index),
  ])
}

function checkParts(period: StatementPeriod, index: number, item: StatementItem): StatementCheck[] {
  // Both sides are compared by themselves.
  if (item === 'liabilities-and-equity') return []
  return compared(index, item, 'parts', period.amounts[item] ?? null, partsOf(period, item))
}

/** 资产 = 负债 + 所有者权益. */
function checkBalance(period: StatementPeriod, index: number): StatementCheck[] {
  const sides = partsOf(period, 'liabilities-and-equity') ?? period.amounts['liabilities-and-equity'] ?? null
  return compared(index, 'assets', 'balance', amountOf(period, 'assets'), sides)
}

/** Earnings that were kept cannot have grown within a year by more than was earned in it. */
function checkRetained(periods: readonly StatementPeriod[], index: number): StatementCheck[] {
  const [period, before] = [periods[index], periods[index + 1]]
  if (!period?.end || !before?.end || !isYearBefore(before.end, period.end)) return []
  const [kept, keptBefore] = [keptIn(period), keptIn(before)]
  const earned = amountOf(period, 'net-profit')
  if (kept === null || keptBefore === null || earned === null) return []
  const isPlausible = kept - keptBefore <= Math.max(earned, 0)
  const most = keptBefore + Math.max(earned, 0) - (period.amounts['surplus-reserve'] ?? 0)
  const seen = period.amounts['retained-earnings'] ?? 0
  const fault = { period: index, item: 'retained-earnings', of: 'profit', seen, expected: most } as const
  return [{ period: index, of: 'profit', fault: isPlausible ? null : fault }]
}

function keptIn({ amounts }: StatementPeriod): number | null {
  const retained = amounts['retained-earnings']
  return retained === undefined ? null : retained + (amounts['surplus-reserve'] ?? 0)
}

/** Whether a day is the end of the year in which the other lies: profit is of the year so far. */
function isYearBefore(before: string, end: string): boolean {
  return before.endsWith('-12-31') && before < end && end <= addDays(addYears(before, 1), 1)
}

function compared(
  period: number,
  item: StatementItem,
  of: 'parts' | 'balance',
  seen: number | null,
  expected: number | null,
): StatementCheck[] {
  if (seen === null || expected === null) return []
  return [{ period, of, fault: seen === expected ? null : { period, item, of, seen, expected } }]
}

/** The period that ends last; where no day is given, the first. */
function newestPeriod({ periods }: FinancialStatements): StatementPeriod | null {
  return periods.reduce<StatementPeriod | null>(
    (newest, period) => (newest === null || (period.end ?? '') > (newest.end ?? '') ? period : newest),
    null,
  )
}

/** Ratios of the newest period; null where a figure is missing or what it is measured by is nothing. */
export function ratiosOf(statements: FinancialStatements): {
  readonly 'debt-ratio': number | null
  readonly 'current-ratio': number | null
} {
  const period = newestPeriod(statements)
  const ratio = (one: StatementItem, by: StatementItem) => {
    const [amount, base] = period ? [amountOf(period, one), amountOf(period, by)] : [null, null]
    return amount === null || base === null || base <= 0 ? null : amount / base
  }
  return {
    'debt-ratio': ratio('liabilities', 'assets'),
    'current-ratio': ratio('current-assets', 'current-liabilities'),
  }
}

/** Whether the newest period says what its ratios need. */
export function areStatementsFilled(statements: FinancialStatements): boolean {
  const period = newestPeriod(statements)
  const needed = ['assets', 'liabilities', 'equity'] as const
  return period !== null && needed.every((item) => amountOf(period, item) !== null)
}
