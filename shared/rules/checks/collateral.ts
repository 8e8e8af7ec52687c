import { sumOf, yuanText } from '../../worksheets/amount.ts'
import { loanToValue } from '../../worksheets/collateral.ts'
import { parseAmount } from '../capitalAmount.ts'
import { addYears } from '../date.ts'
import { figureMissing, judgeSheets, onDocument } from '../onWorksheets.ts'
import { dayApplied, type Rule } from '../rule.ts'
import { sightings } from '../sighting.ts'

/** The security is worth what it secures. How much more it has to be is for the lender to say. */
const cover: Rule = {
  id: 'collateral.cover',
  version: 1,
  category: 'COLLATERAL',
  code: 'COLLATERAL_BELOW_LOAN',
  severity: 'S2',
  source: 'arithmetic: (loan + what is secured already) ÷ appraised value ≤ 1',
  check: (input) =>
    judgeSheets(input, 'collateral', ({ content }) => {
      const ratio = loanToValue(content)
      if (ratio === null) return [figureMissing]
      return [{ state: ratio <= 1 ? 'pass' : 'fail', seen: percent(ratio), expected: '≤ 100.0 %' }]
    }),
}

/** Each appraisal was made by somebody, in the year before the application. */
const appraisal: Rule = {
  id: 'collateral.appraisal',
  version: 1,
  category: 'COLLATERAL',
  code: 'COLLATERAL_APPRAISAL_OLD',
  severity: 'S3',
  source: 'GB/T 50291-2015 房地产估价规范: 估价报告使用期限不宜超过一年',
  check: (input) =>
    judgeSheets(input, 'collateral', ({ content: { items } }) => {
      const applied = dayApplied(input)
      if (items.length === 0) return [figureMissing]
      return items.map(({ appraised, appraiser }) => {
        if (appraised === null || appraiser.trim() === '') return figureMissing
        if (appraised > input.today) return { state: 'fail', seen: appraised, expected: `≤ ${input.today}` }
        const isOld = addYears(appraised, 1) < applied
        return {
          state: isOld ? 'warn' : 'pass',
          seen: appraised,
          expected: `≥ ${addYears(applied, -1)}`,
        }
      })
    }),
}

/** The value is the one that the appraisal report bears. */
const value: Rule = {
  id: 'collateral.value',
  version: 1,
  category: 'COLLATERAL',
  code: 'COLLATERAL_VALUE_DIFFERS',
  severity: 'S3',
  source: 'the appraisal report that the worksheet is of',
  check: (input) =>
    judgeSheets(input, 'collateral', (sheet) => {
      const typed = sumOf(sheet.content.items.map((item) => item.value))
      const printed = sightings(input, 'appraisal-report', 'amount').find(
        (seen) => seen.state === 'legible' && seen.evidence.document === sheet.document,
      )
      if (printed?.state !== 'legible') return []
      const amount = parseAmount(printed.value)
      if (typed === null || amount?.currency !== 'CNY') return [figureMissing]
      const isSame = amount.fen === typed || sheet.content.items.some((item) => item.value === amount.fen)
      return [
        {
          // What was read in doubt is not held against what was typed.
          state: isSame ? 'pass' : printed.certain ? 'fail' : 'warn',
          seen: yuanText(typed),
          expected: yuanText(amount.fen),
          evidence: onDocument(sheet, printed.evidence),
        },
      ]
    }),
}

export const collateralRules: readonly Rule[] = [cover, appraisal, value]

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)} %`
}
