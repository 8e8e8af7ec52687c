import { z } from 'zod'
import { Box } from '../domain/reading.ts'
import { addDays, addMonths, daysBetween } from '../rules/date.ts'
import { Fen, Worth } from './amount.ts'

const Note = z.string().max(100)

/** One booking. Money came in, or went out; `balance` is what is left after it. */
const StatementLine = z.strictObject({
  date: z.iso.date().nullable(),
  text: Note,
  in: Worth.nullable(),
  out: Worth.nullable(),
  balance: Fen.nullable(),
  counterparty: Note,
  /** Where it stands on the document, if it was taken from there. */
  place: z.strictObject({ page: z.int().positive(), box: Box }).optional(),
})
export type StatementLine = z.infer<typeof StatementLine>

/** As many bookings as one worksheet holds. */
export const mostLines = 5000

/** The bookings of an account, in the order in which they are printed. */
export const BankStatement = z.strictObject({
  accountName: Note,
  /** First and last day that it is about. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** What was there before the first booking. */
  opening: Fen.nullable(),
  lines: z.array(StatementLine).max(mostLines),
})
export type BankStatement = z.infer<typeof BankStatement>

/** A balance that does not follow from the one before; `line` is its place in `lines`. */
export interface BalanceBreak {
  readonly line: number
  readonly seen: number
  readonly expected: number
}

/**
 * The balances that do not follow from those before, and how many could be compared. Statements that print the newest
 * booking first are gone through from their end.
 */
export function runningBalance({ opening, lines }: Pick<BankStatement, 'opening' | 'lines'>): {
  readonly breaks: BalanceBreak[]
  readonly compared: number
} {
  const forward = lines.map((_, index) => index)
  if (!isNewestFirst(lines)) return follow(opening, lines, forward)
  return follow(opening, lines, forward.toReversed())
}

/** Whether the newest booking stands first; where the days do not say, whether fewer balances break that way. */
export function isNewestFirst(lines: readonly StatementLine[]): boolean {
  const days = lines.flatMap(({ date }) => date ?? [])
  const [first = '', last = ''] = [days[0], days.at(-1)]
  if (first !== last) return first > last
  const forward = lines.map((_, index) => index)
  const breaksOf = (order: readonly number[]) => follow(null, lines, order).breaks.length
  return breaksOf(forward.toReversed()) < breaksOf(forward)
}

function follow(opening: number | null, lines: readonly StatementLine[], order: readonly number[]) {
  const breaks: BalanceBreak[] = []
  let compared = 0
  let left = opening
  for (const index of order) {
    const line = lines[index]
    if (!line || (line.in === null && line.out === null && line.balance === null)) continue
    const expected = left === null ? null : left + (line.in ?? 0) - (line.out ?? 0)
    if (expected !== null && line.balance !== null) {
      compared += 1
      if (line.balance !== expected) breaks.push({ line: index, seen: line.balance, expected })
    }
    left = line.balance ?? expected
  }
  return { breaks: breaks.toSorted((a, b) => a.line - b.line), compared }
}

/** The days that a statement is about, and how many they are: as it says, or else from its first to its last booking. */
export function coverage({ from, to, lines }: BankStatement): {
  readonly from: string
  readonly to: string
  readonly days: number
} | null {
  const days = lines.flatMap(({ date }) => date ?? []).toSorted()
  const [first, last] = [from ?? days[0], to ?? days.at(-1)]
  if (first === undefined || last === undefined || first > last) return null
  return { from: first, to: last, days: daysBetween(first, last) + 1 }
}

/** What came in and went out in one calendar month. */
export interface MonthFlow {
  /** `2026-03`. */
  readonly month: string
  readonly in: number
  readonly out: number
  readonly bookings: number
}

/** Every month that a statement is about, also those without a booking. */
export function monthlyFlows(statement: BankStatement): MonthFlow[] {
  const covered = coverage(statement)
  if (!covered) return []
  const byMonth = Map.groupBy(statement.lines, ({ date }) => date?.slice(0, 7) ?? '')
  const months: MonthFlow[] = []
  for (let day = `${covered.from.slice(0, 7)}-01`; day <= covered.to; day = addMonths(day, 1)) {
    const month = day.slice(0, 7)
    const lines = byMonth.get(month) ?? []
    months.push({ month, in: total(lines, 'in'), out: total(lines, 'out'), bookings: lines.length })
  }
  return months
}

/** A day on which banks credit interest, and whether the statement has it; `line` is its place in `lines`. */
export interface InterestDay {
  readonly date: string
  readonly line: number | null
}

/** Booked on the day itself, or within the days around it: some banks date it to the 20th, others after a holiday. */
const interestWindow = { before: 1, after: 2 }

/**
 * The days on which interest on a current account is credited, of those that a statement is about: the day after the 20th
 * of the last month of each quarter.
 *
 * Source: 中国人民银行关于人民币存贷款计结息问题的通知 (银发〔2005〕129号): 每季末月的20日为结息日.
 */
export function interestDays(statement: BankStatement): InterestDay[] {
  const covered = coverage(statement)
  if (!covered) return []
  const days: InterestDay[] = []
  for (let month = `${covered.from.slice(0, 4)}-03-21`; month <= covered.to; month = addMonths(month, 3)) {
    if (addDays(month, -interestWindow.before) < covered.from) continue
    if (addDays(month, interestWindow.after) > covered.to) continue
    const line = statement.lines.findIndex((one) => isInterest(one, month))
    days.push({ date: month, line: line < 0 ? null : line })
  }
  return days
}

function isInterest({ date, text, counterparty, in: credited }: StatementLine, day: string): boolean {
  if (date === null || credited === null || !/息/.test(text + counterparty)) return false
  return addDays(day, -interestWindow.before) <= date && date <= addDays(day, interestWindow.after)
}

/** Somebody whom money came from or went to. `share` is of all that came in, or went out. */
export interface Counterparty {
  readonly name: string
  readonly amount: number
  readonly bookings: number
  readonly share: number
}

/** Those of the largest amounts, the largest first. */
export function largestCounterparties(
  { lines }: Pick<BankStatement, 'lines'>,
  flow: 'in' | 'out',
  most: number,
): Counterparty[] {
  const all = total(lines, flow)
  const named = lines.filter((line) => line.counterparty.trim() !== '' && (line[flow] ?? 0) > 0)
  return [...Map.groupBy(named, ({ counterparty }) => counterparty.trim())]
    .map(([name, of]) => {
      const amount = total(of, flow)
      return { name, amount, bookings: of.length, share: amount / all }
    })
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, most)
}

/** What came in, or went out, in all. */
export function total(lines: readonly StatementLine[], flow: 'in' | 'out'): number {
  return lines.reduce((sum, line) => sum + (line[flow] ?? 0), 0)
}

/** Days covered, and what came in a month: of all that did, by the length of a twelfth of a year, in whole fen. */
export function flowFigures(statement: BankStatement): {
  readonly 'statement-days': number | null
  readonly 'monthly-inflow': number | null
} {
  const days = coverage(statement)?.days ?? null
  const hasLines = statement.lines.some((line) => line.in !== null || line.out !== null)
  return {
    'statement-days': days,
    'monthly-inflow':
      days === null || !hasLines ? null : Math.round((total(statement.lines, 'in') * 365) / 12 / days),
  }
}
