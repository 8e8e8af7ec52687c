import { normaliseNumber } from '../compare.ts'
import { ageAt, isRealDate } from '../date.ts'
import { idNumberParts } from '../idNumber.ts'
import { isMobileNumber } from '../phone.ts'
import { type CaseInput, dayApplied, type Rule } from '../rule.ts'
import { sightings } from '../sighting.ts'
import { judgeNumber } from './idCard.ts'

/** Age from which one can borrow alone. Source: 民法典 (Civil Code), articles 17 and 18. */
const adultAge = 18

/** The declared number could be somebody's. Where a card of the case bears it, that card's rule says so already. */
const number: Rule = {
  id: 'application.id-number',
  version: 1,
  category: 'CONSISTENCY',
  code: 'DECLARED_NUMBER_INVALID',
  severity: 'S2',
  source: 'GB 11643-1999, ISO 7064 MOD 11-2',
  check(input) {
    const { id_number } = input.case.application
    // Passports and permits have numbers of other forms.
    if (!/^\d/.test(id_number) || isOnCard(input, id_number)) return []
    return [judgeNumber(normaliseNumber(id_number), input.today)]
  },
}

/** Declared birth date and sex are those within the declared number. */
const person: Rule = {
  id: 'application.person',
  version: 1,
  category: 'CONSISTENCY',
  code: 'DECLARED_PERSON_DIFFERS',
  severity: 'S2',
  source: 'GB 11643-1999, 3.2 and 3.3',
  check({ case: { application } }) {
    const parts = idNumberParts(application.id_number)
    if (!parts) return []
    return (['birth', 'sex'] as const).flatMap((field) => {
      const seen = application[field]
      if (seen === undefined) return []
      return { state: seen === parts[field] ? 'pass' : 'fail', seen, expected: parts[field] } as const
    })
  },
}

/** The borrower was of age on the day of the application. */
const age: Rule = {
  id: 'application.age',
  version: 1,
  category: 'COMPLIANCE',
  code: 'BORROWER_UNDERAGE',
  severity: 'S2',
  source: '民法典, art. 17 and 18',
  check(input) {
    const { application } = input.case
    const birth = application.birth ?? idNumberParts(application.id_number)?.birth
    if (birth === undefined || !isRealDate(birth)) return [{ state: 'not-performed', reason: 'not-declared' }]
    const years = ageAt(birth, dayApplied(input))
    return [{ state: years >= adultAge ? 'pass' : 'fail', seen: String(years), expected: `≥ ${adultAge}` }]
  },
}

/** The declared phone is a mobile number. */
const phone: Rule = {
  id: 'application.phone',
  version: 1,
  category: 'CONSISTENCY',
  code: 'PHONE_INVALID',
  severity: 'S4',
  source: '电信网编号计划 (2017)',
  check({ case: { application } }) {
    if (application.phone === undefined) return []
    return [{ state: isMobileNumber(application.phone) ? 'pass' : 'warn', seen: application.phone }]
  },
}

export const applicationRules: readonly Rule[] = [number, person, age, phone]

function isOnCard(input: CaseInput, declared: string): boolean {
  return sightings(input, 'id-card-front', 'id_number').some(
    (seen) => seen.state === 'legible' && normaliseNumber(seen.value) === normaliseNumber(declared),
  )
}
