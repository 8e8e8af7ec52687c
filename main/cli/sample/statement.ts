import { luhnCheckDigit } from '../../../shared/rules/bankCard.ts'
import { addDays } from '../../../shared/rules/date.ts'
import type { PdfPage } from './pdf.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import { banks, payees, payers } from './vocabulary.ts'

/** One booking; `amount` is in fen, negative where money leaves, `balance` is in fen after it. */
interface Booking {
  readonly date: string
  readonly text: string
  readonly amount: number
  readonly balance: number
}

/** An invented bank statement over six months. */
export interface Statement {
  readonly bank: string
  readonly holder: string
  readonly account: string
  readonly from: string
  readonly to: string
  readonly bookings: readonly Booking[]
}

export function inventStatement(random: Random, person: Person, today: string): Statement {
  const from = addDays(today, -186)
  const to = addDays(today, -4)
  const days = Array.from({ length: random.int(36, 64) }, () => random.int(0, 182)).sort((a, b) => a - b)
  let balance = random.int(200_000, 9_000_000)
  const bookings = days.map((day) => {
    const income = random.chance(0.55) || balance < 2_000_000
    const amount = income ? random.int(50_000, 4_000_000) : -random.int(20_000, 1_900_000)
    balance += amount
    return {
      date: addDays(from, day),
      text: income ? random.pick(payers) : random.pick(payees),
      amount,
      balance,
    }
  })
  return { bank: random.pick(banks), holder: person.name, account: accountNumber(random), from, to, bookings }
}

export function statementFields({
  bank,
  holder,
  account,
  from,
  to,
  bookings,
}: Statement): Record<string, string> {
  const sum = (sign: 1 | -1) =>
    bookings.reduce((total, { amount }) => total + (Math.sign(amount) === sign ? Math.abs(amount) : 0), 0)
  return {
    bank,
    name: holder,
    number: account,
    period_from: from,
    period_to: to,
    income: yuan(sum(1)),
    expense: yuan(sum(-1)),
  }
}

export function writeStatement(page: PdfPage, statement: Statement): void {
  const fields = statementFields(statement)
  page.title('个人账户交易明细清单')
  page.line(`开户行：${statement.bank}`)
  page.line(`户名：${statement.holder}    账号：${statement.account}`)
  page.line(`起止日期：${statement.from} 至 ${statement.to}    币种：人民币`)
  page.gap()
  page.row(['交易日期', '摘要', '收入', '支出', '余额'])
  for (const { date, text, amount, balance } of statement.bookings)
    page.row([date, text, amount > 0 ? yuan(amount) : '', amount < 0 ? yuan(-amount) : '', yuan(balance)])
  page.gap()
  page.line(`收入合计：${fields.income}    支出合计：${fields.expense}    笔数：${statement.bookings.length}`)
  page.line('本清单仅供核对使用。')
}

function accountNumber(random: Random): string {
  const body = `6230${random.digits(14)}`
  return body + luhnCheckDigit(body)
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
