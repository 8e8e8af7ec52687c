import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loanToValue } from '../../../shared/worksheets/collateral.ts'
import {
  debtToIncome,
  monthlyInstalment,
  type PlannedLoan,
} from '../../../shared/worksheets/repaymentAbility.ts'

const loan = (more: Partial<PlannedLoan> = {}): PlannedLoan => ({
  amount: 100_000_000,
  months: 360,
  rate: 4.9,
  method: 'equal-instalments',
  ...more,
})

describe('what a loan costs a month', () => {
  // 等额本息 of 1,000,000 over 30 years at 4.9 % is 5,307.27 in every published table.
  it.each([
    [loan(), 530_727],
    [loan({ method: 'equal-principal' }), 686_111],
    [loan({ method: 'interest-only' }), 408_333],
    [loan({ rate: 0 }), 277_778],
  ])('%o', (planned, fen) => {
    expect(monthlyInstalment(planned)).toBe(fen)
  })

  it('is not known without the amount, the rate or the months', () => {
    for (const lack of ['amount', 'months', 'rate'] as const)
      expect(monthlyInstalment(loan({ [lack]: null }))).toBeNull()
    expect(monthlyInstalment(loan({ months: null, method: 'interest-only' }))).toBe(408_333)
  })

  it('pays the loan back in the months it has, and not before', () => {
    const planned = fc.record({
      amount: fc.integer({ min: 1e6, max: 1e9 }),
      months: fc.integer({ min: 2, max: 360 }),
      rate: fc.integer({ min: 1, max: 2400 }).map((hundredths) => hundredths / 100),
    })
    fc.assert(
      fc.property(planned, (terms) => {
        const paid = monthlyInstalment(loan(terms)) ?? 0
        let left = terms.amount
        for (let month = 1; month < terms.months; month++) left += (left * terms.rate) / 1200 - paid
        // The last month settles what rounding to whole fen has left, which interest has let grow.
        const tolerance = terms.months * (1 + terms.rate / 1200) ** terms.months + 2
        expect(Math.abs(left * (1 + terms.rate / 1200) - paid)).toBeLessThan(tolerance)
      }),
    )
  })
})

describe('debt to income', () => {
  const sheet = (monthly: number | null) => ({
    incomes: [
      { source: '工资', monthly: 1_000_000 },
      { source: '租金', monthly },
    ],
    debts: [{ creditor: '样本银行', monthly: 100_000 }],
    loan: loan({ rate: 0, amount: 30_000_000, months: 100 }),
  })

  it('is all payments of a month by all income of it', () => {
    expect(debtToIncome(sheet(600_000))).toBe(0.25)
  })

  it('is not known without an income or a payment', () => {
    expect(debtToIncome({ ...sheet(0), incomes: [] })).toBeNull()
    expect(debtToIncome({ ...sheet(0), incomes: [{ source: '', monthly: 0 }] })).toBeNull()
    expect(debtToIncome({ ...sheet(0), debts: [{ creditor: '样本银行', monthly: null }] })).toBeNull()
  })
})

describe('loan to value', () => {
  const item = { what: '', appraised: null, appraiser: '' }

  it('counts what is secured already, and all that is offered', () => {
    const items = [
      { ...item, value: 60_000, charged: 10_000 },
      { ...item, value: 40_000, charged: null },
    ]
    expect(loanToValue({ loan: 50_000, items })).toBe(0.6)
  })

  it('is not known without every value', () => {
    expect(loanToValue({ loan: 1, items: [] })).toBeNull()
    expect(loanToValue({ loan: 1, items: [{ ...item, value: null, charged: null }] })).toBeNull()
    expect(loanToValue({ loan: null, items: [{ ...item, value: 1, charged: null }] })).toBeNull()
  })
})
