import { yuanText } from '../../worksheets/amount.ts'
import { interestDays, monthlyFlows, runningBalance } from '../../worksheets/bankStatement.ts'
import { normaliseCompany } from '../compare.ts'
import { figureMissing, judgeSheets, onDocument, type SheetOf } from '../onWorksheets.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'
import { judgeName } from './declared.ts'

/** Of balances that do not follow, so many are named one by one. */
const mostBreaks = 20

/** Each balance is the one before it with the booking added. */
const balance: Rule = {
  id: 'income.running-balance',
  version: 1,
  category: 'INCOME',
  code: 'STATEMENT_BALANCE_BREAKS',
  severity: 'S2',
  source: 'arithmetic: balance before + in − out = balance',
  check: (input) =>
    judgeSheets(input, 'bank-statement', (sheet) => {
      const { breaks, compared } = runningBalance(sheet.content)
      if (compared === 0) return [figureMissing]
      if (breaks.length === 0) return [{ state: 'pass' }]
      return breaks.slice(0, mostBreaks).map(({ line, seen, expected }) => ({
        state: 'fail',
        seen: yuanText(seen),
        expected: yuanText(expected),
        evidence: onDocument(sheet, sheet.content.lines[line]?.place),
      }))
    }),
}

/** The account is the borrower's, or that of the borrower's company. */
const holder: Rule = {
  id: 'income.account-name',
  version: 1,
  category: 'INCOME',
  code: 'STATEMENT_OF_OTHER',
  severity: 'S2',
  source: 'the order: what the borrower declared',
  check: (input) =>
    judgeSheets(input, 'bank-statement', ({ content: { accountName } }) => {
      if (accountName.trim() === '') return [figureMissing]
      return [{ ...judgeHolder(accountName, input), seen: accountName }]
    }),
}

/** Every month that the statement is about has a booking, and no booking lies outside it. */
const coverage: Rule = {
  id: 'income.coverage',
  version: 1,
  category: 'INCOME',
  code: 'STATEMENT_GAPS',
  severity: 'S4',
  source: 'what a statement means (bankStatement.ts)',
  check: (input) =>
    judgeSheets(input, 'bank-statement', ({ content }) => {
      const months = monthlyFlows(content)
      if (months.length === 0 || content.lines.length === 0) return [figureMissing]
      const { from, to } = content
      const outside = content.lines.find(
        ({ date }) => date !== null && ((from !== null && date < from) || (to !== null && date > to)),
      )
      if (outside) return [{ state: 'warn', seen: outside.date, expected: `${from ?? ''} – ${to ?? ''}` }]
      const empty = months.filter(({ bookings }) => bookings === 0).map(({ month }) => month)
      return [empty.length === 0 ? { state: 'pass' } : { state: 'warn', seen: empty.join(', ') }]
    }),
}

/**
 * Interest was credited on the days on which banks do. An account with almost nothing on it gets none, and some are
 * settled otherwise: never more than a warning.
 */
const interest: Rule = {
  id: 'income.interest-days',
  version: 1,
  category: 'INCOME',
  code: 'STATEMENT_INTEREST_MISSING',
  severity: 'S3',
  source: '银发〔2005〕129号: 每季末月的20日为结息日',
  check: (input) => judgeSheets(input, 'bank-statement', judgeInterest),
}

export const statementFlowRules: readonly Rule[] = [balance, holder, coverage, interest]

function judgeInterest(sheet: SheetOf<'bank-statement'>): Outcome[] {
  const days = interestDays(sheet.content)
  if (days.length === 0 || sheet.content.lines.length === 0) return [figureMissing]
  const missing = days.filter(({ line }) => line === null).map(({ date }) => date)
  if (missing.length > 0) return [{ state: 'warn', expected: missing.join(', ') }]
  return [{ state: 'pass', seen: days.map(({ date }) => date).join(', ') }]
}

function judgeHolder(seen: string, { case: { application } }: CaseInput): Outcome {
  const { company, name } = application
  if (company !== undefined && normaliseCompany(seen) === normaliseCompany(company))
    return { state: 'pass', expected: company }
  return judgeName(seen, name)
}
