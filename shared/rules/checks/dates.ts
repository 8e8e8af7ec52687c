import type { FieldName } from '../../domain/field.ts'
import type { DocumentKind } from '../../domain/kind.ts'
import { collapse } from '../collapse.ts'
import { isRealDate } from '../date.ts'
import { dayApplied, type Rule } from '../rule.ts'
import { besides, judgeAlso, type Place, sightings, sightingsAt } from '../sighting.ts'

/** Dates of one page of which the first does not lie after the second. */
const pairs: readonly (readonly [DocumentKind, FieldName, FieldName])[] = [
  ['id-card-back', 'valid_from', 'valid_to'],
  ['hk-macau-permit', 'valid_from', 'valid_to'],
  ['taiwan-permit', 'valid_from', 'valid_to'],
  ['passport', 'birth', 'expiry'],
  ['foreigner-permanent-residence-card', 'birth', 'valid_to'],
  ['business-licence', 'established', 'issued'],
  ['vehicle-certificate', 'registered', 'issued'],
  ['vehicle-licence', 'registered', 'issued'],
  ['bank-statement', 'period_from', 'period_to'],
  ['financial-statement', 'period_from', 'period_to'],
]

/** Dates of what has happened. */
const past: readonly Place[] = [
  ['id-card-front', 'birth'],
  ['id-card-back', 'valid_from'],
  ['business-licence', 'established'],
  ['business-licence', 'issued'],
  ['marriage-certificate', 'registered'],
  ['property-certificate', 'issued'],
  ['vehicle-certificate', 'registered'],
  ['vehicle-certificate', 'issued'],
  ['vehicle-licence', 'registered'],
  ['vehicle-licence', 'issued'],
  ['loan-contract', 'signed'],
  ['bank-statement', 'period_from'],
  ['income-certificate', 'issued'],
  ['credit-report', 'issued'],
  ['appraisal-report', 'issued'],
]

/** Documents on which the application rests, with the date from which there were. */
const before: readonly Place[] = [
  ['id-card-back', 'valid_from'],
  ['business-licence', 'issued'],
  ['marriage-certificate', 'registered'],
  ['property-certificate', 'issued'],
]

/** Dates on one document are in order. */
const order: Rule = {
  id: 'consistency.date-order',
  version: 1,
  category: 'CONSISTENCY',
  code: 'DATES_OUT_OF_ORDER',
  severity: 'S3',
  source: 'what the dates mean (dates.ts)',
  check: (input) =>
    collapse(
      pairs.flatMap(([kind, first, second]) =>
        judgeAlso(sightings(input, kind, first), (seen) => {
          const later = besides(input, seen, second)
          if (later?.value === '长期') return { state: 'pass' }
          if (!later || !isRealDate(seen.value) || !isRealDate(later.value))
            return { state: 'not-performed', reason: 'value-illegible' }
          if (seen.value <= later.value) return { state: 'pass' }
          return { state: later.certain ? 'fail' : 'warn', expected: `≤ ${later.value}` }
        }),
      ),
    ),
}

/** Nothing bears the date of a day that has not come. */
const future: Rule = {
  id: 'consistency.future-date',
  version: 1,
  category: 'CONSISTENCY',
  code: 'DATE_IN_FUTURE',
  severity: 'S3',
  source: 'what the dates mean (dates.ts)',
  check: (input) =>
    collapse(
      judgeAlso(sightingsAt(input, past), ({ value }) => {
        if (!isRealDate(value)) return { state: 'not-performed', reason: 'value-illegible' }
        return { state: value <= input.today ? 'pass' : 'fail', expected: `≤ ${input.today}` }
      }),
    ),
}

/** Documents were issued before the application that rests on them; a later one may be a replacement. */
const issue: Rule = {
  id: 'consistency.issue-order',
  version: 1,
  category: 'CONSISTENCY',
  code: 'ISSUED_AFTER_APPLICATION',
  severity: 'S4',
  source: 'what the dates mean (dates.ts)',
  check: (input) =>
    collapse(
      judgeAlso(sightingsAt(input, before), ({ value }) => {
        if (!isRealDate(value)) return { state: 'not-performed', reason: 'value-illegible' }
        const applied = dayApplied(input)
        return { state: value <= applied ? 'pass' : 'warn', expected: `≤ ${applied}` }
      }),
    ),
}

export const dateRules: readonly Rule[] = [order, future, issue]
