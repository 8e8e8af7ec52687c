import { sumOf, yuanText } from '../../worksheets/amount.ts'
import { figureIn } from '../../worksheets/figures.ts'
import { debtToIncome, monthlyIncome } from '../../worksheets/repaymentAbility.ts'
import { figureMissing, judgeSheets, onDocument, sheetsOf } from '../onWorksheets.ts'
import type { Outcome, Rule } from '../rule.ts'

/** Share of a month's income that all payments on debts should not exceed. */
const highestDti = 0.55

/** The guideline is about loans for houses; lenders measure others by it. Never more than a warning. */
const burden: Rule = {
  id: 'income.dti',
  version: 1,
  category: 'INCOME',
  code: 'DTI_HIGH',
  severity: 'S3',
  source: '商业银行房地产贷款风险管理指引 (银监发〔2004〕57号), art. 36: 所有债务支出与收入比 ≤ 55 %',
  check: (input) =>
    judgeSheets(input, 'repayment-ability', ({ content }) => {
      const dti = debtToIncome(content)
      if (dti === null) return [figureMissing]
      return [
        {
          state: dti <= highestDti ? 'pass' : 'warn',
          seen: `${(dti * 100).toFixed(1)} %`,
          expected: `≤ ${highestDti * 100} %`,
        },
      ]
    }),
}

/** No more income is given than comes in on the accounts whose statements are there. Not all does: a warning. */
const inflow: Rule = {
  id: 'income.inflow',
  version: 1,
  category: 'INCOME',
  code: 'INCOME_ABOVE_INFLOW',
  severity: 'S3',
  source: 'arithmetic: monthly income ≤ average monthly inflow of the statements',
  check: (input) => {
    const statements = sheetsOf(input, 'bank-statement')
    if (statements.length === 0) return []
    return judgeSheets(input, 'repayment-ability', ({ content }) => {
      const income = monthlyIncome(content)
      const inflows = figureIn(input.worksheets, 'monthly-inflow')
      const most = sumOf(inflows)
      if (income === null || most === null || inflows.includes(null)) return [figureMissing]
      return [
        { state: income <= most ? 'pass' : 'warn', seen: yuanText(income), expected: `≤ ${yuanText(most)}` },
      ]
    })
  },
}

/** Worksheets reckon with the amount that was applied for. */
const loan: Rule = {
  id: 'income.loan',
  version: 1,
  category: 'INCOME',
  code: 'WORKSHEET_LOAN_DIFFERS',
  severity: 'S3',
  source: 'the order: what the borrower declared',
  check: (input) => {
    const declared = input.case.application.amount
    if (declared === undefined) return []
    return [
      ...sheetsOf(input, 'repayment-ability').map((sheet) => ({ sheet, amount: sheet.content.loan.amount })),
      ...sheetsOf(input, 'collateral').map((sheet) => ({ sheet, amount: sheet.content.loan })),
    ].map(({ sheet, amount }) => ({ ...judgeLoan(amount, declared), evidence: onDocument(sheet) }))
  },
}

export const repaymentRules: readonly Rule[] = [burden, inflow, loan]

function judgeLoan(amount: number | null, declared: number): Outcome {
  if (amount === null) return figureMissing
  return {
    state: amount === declared ? 'pass' : 'fail',
    seen: yuanText(amount),
    expected: yuanText(declared),
  }
}
