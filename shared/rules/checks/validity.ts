import { addDays, addMonths, addYears, ageAt, isRealDate } from '../date.ts'
import { idNumberParts } from '../idNumber.ts'
import { type CaseInput, dayApplied, type Rule } from '../rule.ts'
import { besides, type Judgement, judgeAlso, judgeEach, sightings, sightingsAt } from '../sighting.ts'

const forEver = '长期'

/** The card was valid when the borrower applied and is valid today; the last day printed still counts. */
const expiry: Rule = {
  id: 'ident.expiry',
  version: 2,
  category: 'IDENT',
  code: 'ID_EXPIRED',
  severity: 'S1',
  source: '居民身份证法, art. 5',
  check: (input) =>
    judgeEach(sightings(input, 'id-card-back', 'valid_to'), ({ value }) => judgeLastDay(value, input)),
}

/** The same of other documents that expire. */
const otherExpiry: Rule = {
  id: 'ident.document-expiry',
  version: 1,
  category: 'IDENT',
  code: 'DOCUMENT_EXPIRED',
  severity: 'S2',
  source: '出境入境管理法; 护照法, art. 7',
  check: (input) =>
    judgeEach(
      sightingsAt(input, [
        ['passport', 'expiry'],
        ['hk-macau-permit', 'valid_to'],
        ['taiwan-permit', 'valid_to'],
        ['foreigner-permanent-residence-card', 'valid_to'],
      ]),
      ({ value }) => judgeLastDay(value, input),
    ),
}

/** How long the card holds follows from the age of its holder when it was issued. */
const validity: Rule = {
  id: 'ident.validity',
  version: 1,
  category: 'IDENT',
  code: 'ID_VALIDITY_IMPLAUSIBLE',
  severity: 'S3',
  source: '居民身份证法, art. 5; 临时居民身份证管理办法, art. 7',
  check: (input) => {
    const births = birthsOnCards(input)
    return judgeAlso(sightings(input, 'id-card-back', 'valid_from'), (seen) => {
      const until = besides(input, seen, 'valid_to')
      if (!until || !isRealDate(seen.value)) return { state: 'not-performed', reason: 'value-illegible' }
      if (isTemporary(seen.value, until.value)) return { state: 'pass', reason: 'temporary-card' }
      // Whose card it is does not stand on this side: it is enough that it fits somebody of the case.
      const plausible = births.map((birth) => lastDay(birth, seen.value))
      const [expected] = plausible
      if (expected === undefined) return { state: 'not-performed', reason: 'value-illegible' }
      return {
        state: plausible.some((end) => isSameEnd(end, until.value)) ? 'pass' : 'warn',
        seen: until.value,
        expected,
      }
    })
  },
}

export const validityRules: readonly Rule[] = [expiry, validity, otherExpiry]

/**
 * Last day of a resident identity card by the age of its holder at issue: under 16 five years, 16 to 25 ten, 26 to 45
 * twenty, from 46 on 长期. Dates are ISO 8601.
 *
 * Source: 居民身份证法 (Resident Identity Card Law), article 5.
 */
export function lastDay(birth: string, issued: string): string {
  const age = ageAt(birth, issued)
  if (age >= 46) return forEver
  return addYears(issued, age < 16 ? 5 : age < 26 ? 10 : 20)
}

/** Whether a last day has passed, at the day of the application or today. Dates are ISO 8601 or 长期. */
export function judgeLastDay(value: string, input: CaseInput): Judgement {
  if (value === forEver) return { state: 'pass' }
  if (!isRealDate(value)) return { state: 'illegible' }
  const applied = dayApplied(input)
  const needed = applied > input.today ? applied : input.today
  if (value >= needed) return { state: 'pass', expected: `≥ ${needed}` }
  return {
    state: 'fail',
    reason: value < applied ? 'expired-when-applied' : 'expired-today',
    expected: `≥ ${needed}`,
  }
}

/** 29 February has no fellow in most years: offices take the day before or the day after. */
function isSameEnd(expected: string, printed: string): boolean {
  if (expected === forEver || printed === forEver || !isRealDate(printed)) return expected === printed
  const isLeapDay = [expected, printed].some((date) => /-02-(?:28|29)$|-03-01$/.test(date))
  return expected === printed || (isLeapDay && [-1, 1].some((days) => addDays(expected, days) === printed))
}

function isTemporary(from: string, to: string): boolean {
  if (!isRealDate(to)) return false
  const end = addMonths(from, 3)
  return to === end || to === addDays(end, -1)
}

function birthsOnCards(input: CaseInput): string[] {
  return sightings(input, 'id-card-front', 'id_number').flatMap((seen) => {
    const birth = seen.state === 'legible' ? idNumberParts(seen.value)?.birth : undefined
    return birth !== undefined && isRealDate(birth) ? [birth] : []
  })
}
