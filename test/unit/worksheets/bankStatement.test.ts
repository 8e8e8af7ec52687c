import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BankStatement,
  coverage,
  flowFigures,
  interestDays,
  largestCounterparties,
  monthlyFlows,
  runningBalance,
  type StatementLine,
} from '../../../shared/worksheets/bankStatement.ts'

const line = (more: Partial<StatementLine>): StatementLine => ({
  date: null,
  text: '',
  in: null,
  out: null,
  balance: null,
  counterparty: '',
  ...more,
})

const statement = (lines: StatementLine[], more: Partial<BankStatement> = {}): BankStatement => ({
  accountName: '样本甲',
  from: null,
  to: null,
  opening: null,
  lines,
  ...more,
})

/** Bookings of days that follow one another, each with the balance that it leaves. */
const bookings = fc
  .array(
    fc.integer({ min: -1e7, max: 1e7 }).filter((amount) => amount !== 0),
    { minLength: 2, maxLength: 40 },
  )
  .chain((amounts) => fc.record({ amounts: fc.constant(amounts), opening: fc.integer({ min: 0, max: 1e9 }) }))
  .map(({ amounts, opening }) => {
    let balance = opening
    const lines = amounts.map((amount, day) => {
      balance += amount
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
      return line({ date, in: amount > 0 ? amount : null, out: amount < 0 ? -amount : null, balance })
    })
    return { opening, lines }
  })

describe('the balances of a statement', () => {
  it('follow from one another, whichever booking is printed first', () => {
    fc.assert(
      fc.property(bookings, ({ opening, lines }) => {
        expect(runningBalance({ opening, lines })).toEqual({ breaks: [], compared: lines.length })
        const reversed = runningBalance({ opening, lines: lines.toReversed() })
        expect(reversed).toEqual({ breaks: [], compared: lines.length })
      }),
    )
  })

  it('break where one is changed, and there alone and right after', () => {
    fc.assert(
      fc.property(bookings, fc.nat(), fc.integer({ min: 1, max: 1e6 }), ({ opening, lines }, place, by) => {
        const at = place % lines.length
        const changed = lines.map((one, index) =>
          index === at ? { ...one, balance: (one.balance ?? 0) + by } : one,
        )
        const { breaks } = runningBalance({ opening, lines: changed })
        expect(breaks.map((one) => one.line)).toEqual(at + 1 < lines.length ? [at, at + 1] : [at])
        expect(breaks[0]).toMatchObject({ seen: changed[at]?.balance, expected: lines[at]?.balance })
      }),
    )
  })

  it('are compared over bookings that print none', () => {
    const lines = [line({ balance: 100 }), line({ in: 50 }), line({ out: 20, balance: 130 })]
    expect(runningBalance({ opening: null, lines })).toEqual({ breaks: [], compared: 1 })
  })
})

describe('what a statement is about', () => {
  it('are the days that it says, or else those of its bookings', () => {
    const lines = [line({ date: '2026-03-05' }), line({ date: '2026-01-10' })]
    expect(coverage(statement(lines))).toEqual({ from: '2026-01-10', to: '2026-03-05', days: 55 })
    expect(coverage(statement(lines, { from: '2026-01-01', to: '2026-06-30' }))?.days).toBe(181)
    expect(coverage(statement([]))).toBeNull()
    expect(coverage(statement([], { from: '2026-02-02', to: '2026-02-01' }))).toBeNull()
  })

  it('are its months, the empty ones too', () => {
    const lines = [
      line({ date: '2026-01-31', in: 500 }),
      line({ date: '2026-01-31', out: 200 }),
      line({ date: '2026-03-01', in: 100 }),
    ]
    expect(monthlyFlows(statement(lines))).toEqual([
      { month: '2026-01', in: 500, out: 200, bookings: 2 },
      { month: '2026-02', in: 0, out: 0, bookings: 0 },
      { month: '2026-03', in: 100, out: 0, bookings: 1 },
    ])
  })

  it('comes to an inflow for a twelfth of a year', () => {
    const lines = [line({ date: '2026-01-01', in: 365_00 })]
    const figures = flowFigures(statement(lines, { from: '2026-01-01', to: '2026-12-31' }))
    expect(figures).toEqual({ 'statement-days': 365, 'monthly-inflow': Math.round(365_00 / 12) })
    expect(flowFigures(statement([line({ date: '2026-01-01' })]))['monthly-inflow']).toBeNull()
  })
})

describe('interest', () => {
  const half = { from: '2026-01-01', to: '2026-06-30' }

  it('is looked for around the 21st of the last month of a quarter', () => {
    const lines = [
      line({ date: '2026-03-21', text: '结息', in: 12 }),
      line({ date: '2026-06-20', text: '个人活期结息', in: 13 }),
    ]
    expect(interestDays(statement(lines, half))).toEqual([
      { date: '2026-03-21', line: 0 },
      { date: '2026-06-21', line: 1 },
    ])
  })

  it.each([
    ['another day', { date: '2026-03-25', text: '结息', in: 12 }],
    ['another name', { date: '2026-03-21', text: '工资', in: 12 }],
    ['the other direction', { date: '2026-03-21', text: '贷款利息', out: 12 }],
  ])('is missing where a booking has %s', (_, more) => {
    expect(interestDays(statement([line(more)], half)).map((day) => day.line)).toEqual([null, null])
  })

  it('is not looked for outside of the statement', () => {
    expect(interestDays(statement([], { from: '2026-03-22', to: '2026-06-20' }))).toEqual([])
  })
})

it('names the largest counterparties with their share', () => {
  const lines = [
    line({ in: 600, counterparty: '甲' }),
    line({ in: 300, counterparty: '乙 ' }),
    line({ in: 100, counterparty: '乙' }),
    line({ in: 1000 }),
    line({ out: 9999, counterparty: '丙' }),
  ]
  expect(largestCounterparties({ lines }, 'in', 1)).toEqual([
    { name: '甲', amount: 600, bookings: 1, share: 0.3 },
  ])
  expect(largestCounterparties({ lines }, 'in', 5).map(({ name, bookings }) => [name, bookings])).toEqual([
    ['甲', 1],
    ['乙', 2],
  ])
})
