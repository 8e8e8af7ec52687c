import { addYears, isRealDate } from '../../rules/date.ts'
import { fenOf } from '../amount.ts'
import {
  type FinancialStatements,
  mostPeriods,
  StatementItem,
  type StatementPeriod,
} from '../financialStatements.ts'
import { statementLabels } from './statementLabels.ts'
import {
  bare,
  columnAt,
  columnsOf,
  dateIn,
  type TableColumn,
  type TableRow,
  tableRows,
  type WrittenPage,
} from './table.ts'

/** What a column is of: the day of the statement, the end of the year before, the same day a year before, or a day. */
type Role = 'now' | 'year-start' | 'year-ago' | `${number}-${number}-${number}`

const headings: readonly (readonly [Role, RegExp])[] = [
  [
    'now',
    /^(?:期末|年末|本年末|本期末)(?:余额|数|金额)?$|^(?:本期|本年|本年累计|本期累计)(?:金额|数|发生额)?$/,
  ],
  ['year-start', /^(?:年初|期初|上年末|上年年末|上期末)(?:余额|数|金额)?$/],
  ['year-ago', /^(?:上期|上年|上年同期|去年同期)(?:金额|数|累计|发生额)?$/],
]

/** Fen in a unit of which amounts are printed, for amounts that say 万 behind them. */
const units: readonly (readonly [RegExp, number])[] = [
  [/单位:?(?:人民币)?百万元/, 100],
  [/单位:?(?:人民币)?万元/, 1],
  [/单位:?(?:人民币)?千元/, 0.1],
]

/** Amounts of each label, by the day that they are of. */
type Printed = Map<string, Map<string, number>>

/**
 * The periods in the text of financial statements, the newest first; null where no line of one is there.
 *
 * @param to the day that the document says it goes to, for statements that print none
 */
export function statementsIn(pages: readonly WrittenPage[], to: string | null): FinancialStatements | null {
  const rows = tableRows(pages)
  const unit = units.find(([form]) =>
    rows.some(({ cells }) => cells.some(({ text }) => form.test(bare(text)))),
  )
  const amountIn = (text: string) => (unit ? scaled(text, unit[1]) : fenOf(text))
  const printed: Printed = new Map()
  let columns: TableColumn<Role>[] | null = null
  let day = to
  for (const row of rows) {
    const heading = headingIn(row)
    if (heading) columns = heading
    else if (columns) takeRow(row, columns, day, amountIn, printed)
    else day = dayIn(row) ?? day
  }
  const days = new Set([...printed.values()].flatMap((amounts) => [...amounts.keys()]))
  const periods = [...days]
    .toSorted()
    .toReversed()
    .map((end) => periodOf(end, printed))
  const filled = periods.filter(({ amounts }) => Object.keys(amounts).length > 0).slice(0, mostPeriods)
  return filled.length === 0 ? null : { periods: filled }
}

/** A day by itself is that of the statement; it heads a column where one of labels or of another day stands beside it. */
function headingIn(row: TableRow): TableColumn<Role>[] | null {
  const columns = columnsOf(row, roleOf)
  const roles = columns.filter(({ role }) => role !== null).length
  const hasLabels = row.cells.some(({ text }) => /^(?:报表)?(?:项目|科目|资产|负债.*|行次)$/.test(bare(text)))
  return roles > 1 || (roles > 0 && hasLabels) ? columns : null
}

function roleOf(heading: string): Role | null {
  const plain = heading.replace(/\(.*\)$/, '')
  const known = headings.find(([, form]) => form.test(plain))?.[0]
  if (known) return known
  const whole = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$|^\d{4}年(?:度|末)?$/.test(plain)
  return whole ? (dateOrYearEnd(plain) as Role | null) : null
}

/** The day that a statement is of: `2025年12月31日`, `2025年12月`, `2025年度`. */
function dayIn({ cells }: TableRow): string | null {
  for (const { text } of cells) {
    const day = dateOrYearEnd(bare(text))
    if (day) return day
  }
  return null
}

function dateOrYearEnd(text: string): string | null {
  const day = dateIn(text)
  if (day) return day
  const [, year, month = '12'] = /(\d{4})年(?:(\d{1,2})月|度|末|$)/.exec(text) ?? []
  if (year === undefined) return null
  const ends = ['31', '30', '29', '28'].map((end) => `${year}-${month.padStart(2, '0')}-${end}`)
  return ends.find(isRealDate) ?? null
}

/** A row may hold two lines, one of the assets and one of the liabilities, each with amounts behind it. */
function takeRow(
  { cells }: TableRow,
  columns: readonly TableColumn<Role>[],
  day: string | null,
  amountIn: (text: string) => number | null,
  printed: Printed,
): void {
  let label: string | null = null
  for (const cell of cells) {
    const amount = amountIn(cell.text)
    if (amount === null) {
      label = labelOf(cell.text)
      continue
    }
    const role = columnAt(columns, cell)?.role
    const end = role && endOf(role, day)
    if (label === null || !end) continue
    const amounts = printed.get(label) ?? new Map<string, number>()
    if (!amounts.has(end)) amounts.set(end, amount)
    printed.set(label, amounts)
  }
}

function endOf(role: Role, day: string | null): string | null {
  switch (role) {
    case 'now':
      return day
    case 'year-start':
      return day && `${Number(day.slice(0, 4)) - 1}-12-31`
    case 'year-ago':
      return day && addYears(day, -1)
    default:
      return role
  }
}

/** A label without what stands around it: numbers before it, what it is part of, remarks in brackets. */
function labelOf(text: string): string {
  return bare(text)
    .replace(/\(.*?\)/g, '')
    .replace(/^(?:[一二三四五六七八九十]+[、.]|\d+[、.])/, '')
    .replace(/^(?:其中|加|减):/, '')
    .replace(/[:*△☆▲#]/g, '')
}

function periodOf(end: string, printed: Printed): StatementPeriod {
  const at = (label: string) => printed.get(label)?.get(end)
  const amounts: StatementPeriod['amounts'] = {}
  for (const item of StatementItem.options) {
    const { whole, parts = [] } = statementLabels[item]
    const amount = whole.map(at).find((one) => one !== undefined) ?? partsIn(parts, at)
    if (amount !== null) amounts[item] = amount
  }
  return { end, amounts }
}

function partsIn(parts: readonly string[], at: (label: string) => number | undefined): number | null {
  const found = parts.flatMap((part) => {
    const amount = at(part.replace(/^-/, ''))
    return amount === undefined ? [] : [part.startsWith('-') ? -amount : amount]
  })
  return found.length === 0 ? null : found.reduce((sum, amount) => sum + amount, 0)
}

/** An amount in another unit than yuan, by way of 万. */
function scaled(text: string, by: number): number | null {
  const fen = fenOf(text.trim().replace(/\)?$/, (end) => `万${end}`))
  return fen === null ? null : Math.round(fen * by)
}
