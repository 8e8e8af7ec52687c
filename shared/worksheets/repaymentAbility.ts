import { z } from 'zod'
import { sumOf, Worth } from './amount.ts'

const Note = z.string().max(200)

/** How a loan is paid back: the same every month (等额本息), the same of the principal (等额本金), interest first (先息后本). */
export const RepaymentMethod = z.enum(['equal-instalments', 'equal-principal', 'interest-only'])
export type RepaymentMethod = z.infer<typeof RepaymentMethod>

const PlannedLoan = z.strictObject({
  amount: Worth.nullable(),
  months: z.int().positive().max(600).nullable(),
  /** A year, in per cent: 4.35. */
  rate: z.number().min(0).max(100).nullable(),
  method: RepaymentMethod,
})
export type PlannedLoan = z.infer<typeof PlannedLoan>

/** A month's income by its sources, a month's payments on debts that there are, and the loan applied for. */
export const RepaymentAbility = z.strictObject({
  incomes: z.array(z.strictObject({ source: Note, monthly: Worth.nullable() })).max(50),
  debts: z.array(z.strictObject({ creditor: Note, monthly: Worth.nullable() })).max(50),
  loan: PlannedLoan,
})
export type RepaymentAbility = z.infer<typeof RepaymentAbility>

/** What the loan costs in its dearest month, in whole fen; null where it is not known. */
export function monthlyInstalment({ amount, months, rate, method }: PlannedLoan): number | null {
  if (amount === null || rate === null) return null
  const interest = rate / 100 / 12
  if (method === 'interest-only') return Math.round(amount * interest)
  if (months === null) return null
  if (method === 'equal-principal' || interest === 0) return Math.round(amount / months + amount * interest)
  return Math.round((amount * interest) / (1 - (1 + interest) ** -months))
}

/** A month's income; null where none is given. */
export function monthlyIncome({ incomes }: Pick<RepaymentAbility, 'incomes'>): number | null {
  return sumOf(incomes.map(({ monthly }) => monthly))
}

/** What is to be paid each month on debts that there are; nothing where there are none. */
export function monthlyDebts({ debts }: Pick<RepaymentAbility, 'debts'>): number {
  return sumOf(debts.map(({ monthly }) => monthly)) ?? 0
}

/** 债务收入比: a month's payments, with those on this loan, by a month's income; null where one is not known. */
export function debtToIncome(sheet: RepaymentAbility): number | null {
  const [income, instalment] = [monthlyIncome(sheet), monthlyInstalment(sheet.loan)]
  const isWhole = sheet.debts.every(({ monthly }) => monthly !== null)
  if (income === null || income === 0 || instalment === null || !isWhole) return null
  return (monthlyDebts(sheet) + instalment) / income
}
