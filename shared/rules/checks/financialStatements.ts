import { yuanText } from '../../worksheets/amount.ts'
import { checkStatements, type StatementFault } from '../../worksheets/financialStatements.ts'
import { figureMissing, judgeSheets } from '../onWorksheets.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'

/** The two sides of a balance sheet are equal. */
const balance: Rule = {
  id: 'finstmt.balance',
  version: 1,
  category: 'FINSTMT',
  code: 'FINSTMT_UNBALANCED',
  severity: 'S2',
  source: '企业会计准则——基本准则 (2014), art. 10: 资产 = 负债 + 所有者权益',
  check: (input) => judgeAll(input, 'balance', 'fail'),
}

/** What is printed as a sum is one. A line that has no place on the worksheet may be in it: never more than a warning. */
const sums: Rule = {
  id: 'finstmt.sums',
  version: 1,
  category: 'FINSTMT',
  code: 'FINSTMT_SUM_DIFFERS',
  severity: 'S3',
  source: '企业会计准则第30号; 财会〔2019〕6号',
  check: (input) => judgeAll(input, 'parts', 'warn'),
}

/** No more is kept of a year's profit than it was. Corrections of earlier years are booked past it: a warning. */
const retained: Rule = {
  id: 'finstmt.retained',
  version: 1,
  category: 'FINSTMT',
  code: 'FINSTMT_RETAINED_DIFFERS',
  severity: 'S3',
  source: '企业会计准则第30号: 所有者权益变动表',
  check: (input) => judgeAll(input, 'profit', 'warn'),
}

/** Periods end on different days, which have come. */
const periods: Rule = {
  id: 'finstmt.periods',
  version: 1,
  category: 'FINSTMT',
  code: 'FINSTMT_PERIODS',
  severity: 'S3',
  source: 'what the periods mean (financialStatements.ts)',
  check: (input) =>
    judgeSheets(input, 'financial-statements', ({ content }) => {
      const ends = content.periods.flatMap(({ end }) => end ?? [])
      if (ends.length === 0) return [figureMissing]
      const wrong = ends.find((end, at) => end > input.today || ends.indexOf(end) !== at)
      return [wrong === undefined ? { state: 'pass' } : { state: 'fail', seen: wrong }]
    }),
}

export const financialStatementRules: readonly Rule[] = [balance, sums, retained, periods]

/** Each fault of one sort; one word where all that could be checked adds up. */
function judgeAll(input: CaseInput, of: StatementFault['of'], state: 'fail' | 'warn'): Outcome[] {
  return judgeSheets(input, 'financial-statements', ({ content }) => {
    const checks = checkStatements(content).filter((check) => check.of === of)
    if (checks.length === 0) return [figureMissing]
    const faults = checks.flatMap(({ fault }) => fault ?? [])
    if (faults.length === 0) return [{ state: 'pass' }]
    return faults.map(({ seen, expected }) => ({
      state,
      seen: yuanText(seen),
      expected: of === 'profit' ? `≤ ${yuanText(expected)}` : yuanText(expected),
    }))
  })
}
