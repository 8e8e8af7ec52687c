import { mask } from '../../domain/mask.ts'
import { SealdeskError } from '../../errors/error.ts'
import { fenOf } from '../amount.ts'
import { type BankStatement, isNewestFirst, mostLines, type StatementLine } from '../bankStatement.ts'
import {
  bare,
  type Cell,
  columnAt,
  columnsOf,
  dateIn,
  type TableColumn,
  type TableRow,
  tableRows,
  type WrittenPage,
} from './table.ts'

type Role = 'date' | 'text' | 'in' | 'out' | 'amount' | 'direction' | 'balance' | 'counterparty'

/** Headings as banks print them, brackets behind them left out. */
const headings: readonly (readonly [Role, RegExp])[] = [
  ['date', /^(?:交易|记账|入账|会计|账务)?(?:日期|时间|日)$/],
  ['in', /^(?:收入|存入|转入|贷方|贷记|收款)(?:金额|发生额|额)?$/],
  ['out', /^(?:支出|支取|转出|借方|借记|付款)(?:金额|发生额|额)?$/],
  ['amount', /^(?:交易|发生)?(?:金额|额)$/],
  ['direction', /^(?:借贷|收支|收付|借\/贷|收\/支|资金)(?:标志|标识|方向|类型|流向)?$/],
  ['balance', /余额$/],
  [
    'counterparty',
    /^(?:对方|对手|交易对手|交易对方|收付款方|收\/付款方)(?:账户|帐户)?(?:户名|名称|姓名|单位)?$/,
  ],
  ['text', /^(?:交易|业务)?(?:摘要|用途|附言|备注|说明|类型|名称)$/],
]

/** What else a statement says, as its fields have it; null where they do not, or were not read. */
export interface StatementHead {
  readonly name: string | null
  readonly from: string | null
  readonly to: string | null
}

/** A booking of which the direction is not known so far. */
interface Booking extends StatementLine {
  readonly amount: number | null
}

/**
 * The bookings in the text of a statement; null where no table of bookings is there.
 *
 * @throws SealdeskError `worksheet/too-long`: a part of them would come to other figures
 */
export function statementIn(pages: readonly WrittenPage[], head: StatementHead): BankStatement | null {
  const rows = tableRows(pages)
  const bookings: Booking[] = []
  let columns: TableColumn<Role>[] | null = null
  let last: TableRow | null = null
  for (const row of rows) {
    const heading = headingIn(row)
    if (heading) {
      columns = heading
      last = null
      continue
    }
    if (!columns) continue
    const booking = bookingIn(row, columns)
    if (booking) bookings.push(booking)
    else if (last && isContinued(last, row)) continueText(bookings, row, columns)
    last = booking ? row : null
  }
  if (bookings.length === 0) return null
  if (bookings.length > mostLines)
    throw new SealdeskError('worksheet/too-long', { lines: bookings.length, most: mostLines })
  const [from, to] = periodIn(rows)
  return {
    accountName: head.name ?? holderIn(rows) ?? '',
    from: head.from ?? from,
    to: head.to ?? to,
    opening: openingIn(rows),
    lines: directed(bookings),
  }
}

/** Headings make a table of bookings where there are a day, an amount and more. */
function headingIn(row: TableRow): TableColumn<Role>[] | null {
  const columns = columnsOf(row, roleOf)
  const roles = new Set(columns.map(({ role }) => role))
  const hasAmount = roles.has('amount') || (roles.has('in') && roles.has('out'))
  return roles.has('date') && hasAmount ? columns : null
}

function roleOf(heading: string): Role | null {
  const plain = heading.replace(/\(.*\)$/, '')
  return headings.find(([, form]) => form.test(plain))?.[0] ?? null
}

function bookingIn(row: TableRow, columns: readonly TableColumn<Role>[]): Booking | null {
  const texts = textsIn(row, columns)
  const date = dateIn(texts.date ?? '')
  if (date === null) return null
  const amountAt = (role: Role) => fenOf(texts[role] ?? '')
  const [credited, debited] = [amountAt('in'), amountAt('out')]
  const amount = towards(amountAt('amount'), texts.direction)
  return {
    date,
    text: shown(texts.text),
    in: positive(credited) ?? negative(debited) ?? (amount.isSigned ? positive(amount.fen) : null),
    out: positive(debited) ?? negative(credited) ?? (amount.isSigned ? negative(amount.fen) : null),
    balance: amountAt('balance'),
    counterparty: shown(texts.counterparty),
    place: { page: row.page, box: row.box },
    amount: amount.isSigned ? null : amount.fen,
  }
}

function textsIn(row: TableRow, columns: readonly TableColumn<Role>[]): Partial<Record<Role, string>> {
  const texts: Partial<Record<Role, string>> = {}
  for (const cell of row.cells) {
    const role = columnAt(columns, cell)?.role
    if (!role) continue
    // A statement may have several columns of words; what stands in the first is the summary.
    texts[role] = role === 'text' || role === 'counterparty' ? joined(texts[role], cell) : cell.text
  }
  return texts
}

function joined(before: string | undefined, { text }: Cell): string {
  return before === undefined || before === '' ? text : `${before} ${text}`
}

function positive(fen: number | null): number | null {
  return fen !== null && fen > 0 ? fen : null
}

function negative(fen: number | null): number | null {
  return fen !== null && fen < 0 ? -fen : null
}

/** An amount with the direction that a column of its own gives, if one does. */
function towards(
  fen: number | null,
  direction: string | undefined,
): { readonly fen: number | null; readonly isSigned: boolean } {
  if (fen === null) return { fen, isSigned: true }
  if (fen < 0) return { fen, isSigned: true }
  if (/[贷收入进]|^\+|C/.test(direction ?? '')) return { fen, isSigned: true }
  if (/[借支出付]|^-|D/.test(direction ?? '')) return { fen: -fen, isSigned: true }
  return { fen, isSigned: false }
}

/**
 * Bookings with their direction. Where minus signs say which went out, the others came in; where nothing says so, the
 * balance does.
 */
function directed(bookings: readonly Booking[]): StatementLine[] {
  const isSigned = bookings.some((booking) => booking.amount === null && booking.out !== null)
  const step = isNewestFirst(bookings) ? 1 : -1
  return bookings.map(({ amount, ...line }, at) => {
    if (amount === null || amount === 0) return line
    if (isSigned) return { ...line, in: amount }
    const before = bookings[at + step]?.balance ?? null
    if (before === null || line.balance === null) return line
    if (before + amount === line.balance) return { ...line, in: amount }
    return before - amount === line.balance ? { ...line, out: amount } : line
  })
}

/** Whether a row stands close under a booking, as the rest of its words does. */
function isContinued(last: TableRow, row: TableRow): boolean {
  const height = last.box[3] - last.box[1]
  return row.page === last.page && row.box[1] - last.box[3] < height
}

function continueText(bookings: Booking[], row: TableRow, columns: readonly TableColumn<Role>[]): void {
  const { text, counterparty, ...others } = textsIn(row, columns)
  const booking = bookings.at(-1)
  // A row of sums has amounts.
  if (!booking || Object.keys(others).length > 0) return
  bookings[bookings.length - 1] = {
    ...booking,
    text: shown(booking.text + (text ?? '')),
    counterparty: shown(booking.counterparty + (counterparty ?? '')),
  }
}

const holderLabel = /(?:户名|账户名称|客户姓名|客户名称)\s*:?\s*([^\s:]{2,40}?)?(?=\s|账号|卡号|账户|$)/

/** Whose account it is, behind its label or in the cell after it. */
function holderIn(rows: readonly TableRow[]): string | null {
  for (const { cells } of rows)
    for (const [at, { text }] of cells.entries()) {
      const found = holderLabel.exec(text.normalize('NFKC').trim())
      if (!found || /对方|对手/.test(text)) continue
      return found[1] ?? cells[at + 1]?.text.trim() ?? null
    }
  return null
}

const spanForm = /\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?\s*(?:至|到|[-—–~]+)\s*(?=\d{4})/

/** The days that a statement says it is about: two with a word or a dash between. */
function periodIn(rows: readonly TableRow[]): [from: string | null, to: string | null] {
  for (const { cells } of rows) {
    const text = cells.map((cell) => cell.text.normalize('NFKC')).join(' ')
    const span = spanForm.exec(text)
    if (span) return [dateIn(span[0]), dateIn(text.slice(span.index + span[0].length))]
  }
  return [null, null]
}

const openingLabel = /^(?:期初|上期|承前|上页|起始)余额:?(.*)$/

function openingIn(rows: readonly TableRow[]): number | null {
  for (const { cells } of rows)
    for (const [at, { text }] of cells.entries()) {
      const behind = openingLabel.exec(bare(text))?.[1]
      if (behind === undefined) continue
      const amount = fenOf(behind === '' ? (cells[at + 1]?.text ?? '') : behind)
      if (amount !== null) return amount
    }
  return null
}

/** Words of a booking; numbers of cards and people in them are not for a worksheet. */
function shown(text: string | undefined): string {
  return (text ?? '')
    .replace(/(?<!\d)\d{12,19}[\dXx]?(?!\d)/g, mask)
    .trim()
    .slice(0, 100)
}
