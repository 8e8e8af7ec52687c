import { ageAt, isRealDate } from './date.ts'
import { checkIdNumber, idNumberParts } from './idNumber.ts'
import type { CaseInput, Rule } from './rule.ts'
import { besides, judgeEach, type Legible, sightings } from './sighting.ts'

const oldestAge = 120

/** Form, birth date and check character of the number. Source: GB 11643-1999, ISO 7064 MOD 11-2. */
const number: Rule = {
  id: 'ident.number',
  version: 1,
  category: 'IDENT',
  code: 'ID_NUMBER_INVALID',
  severity: 'S1',
  check: (input) =>
    judgeEach(sightings(input, 'id-card-front', 'id_number'), ({ value }) => {
      const checked = checkIdNumber(value)
      const plausible = checked.state === 'valid' && isPlausibleBirth(checked.parts.birth, input.today)
      return { state: plausible ? 'pass' : 'fail' }
    }),
}

/** The birth date printed on the card is the one within its number. Source: GB 11643-1999, 3.2. */
const birth: Rule = {
  id: 'ident.birth',
  version: 1,
  category: 'IDENT',
  code: 'ID_BIRTH_DIFFERS',
  severity: 'S2',
  check: (input) => againstNumber(input, 'birth', (parts) => parts.birth),
}

/** The sex printed on the card is the one within its number. Source: GB 11643-1999, 3.3. */
const sex: Rule = {
  id: 'ident.sex',
  version: 1,
  category: 'IDENT',
  code: 'ID_SEX_DIFFERS',
  severity: 'S2',
  check: (input) => againstNumber(input, 'sex', (parts) => parts.sex),
}

/**
 * The card was valid when the borrower applied and is valid today; the last day printed still counts.
 * Source: 居民身份证法 (Resident Identity Card Law), article 5.
 */
const expiry: Rule = {
  id: 'ident.expiry',
  version: 1,
  category: 'IDENT',
  code: 'ID_EXPIRED',
  severity: 'S1',
  check: (input) => {
    const applied = input.case.application.applied ?? input.terms.issuedAt.slice(0, 10)
    const needed = applied > input.today ? applied : input.today
    return judgeEach(sightings(input, 'id-card-back', 'valid_to'), ({ value }) => {
      if (value === '长期') return { state: 'pass' }
      if (!isRealDate(value)) return { state: 'illegible' }
      return { state: value >= needed ? 'pass' : 'fail', expected: `≥ ${needed}` }
    })
  },
}

export const idCardRules: readonly Rule[] = [number, birth, sex, expiry]

function isPlausibleBirth(birth: string, today: string): boolean {
  return birth <= today && ageAt(birth, today) <= oldestAge
}

/** Compares a printed field with what the number on the same card says; both must be certain for a `fail`. */
function againstNumber(
  input: CaseInput,
  name: 'birth' | 'sex',
  pick: (parts: { readonly birth: string; readonly sex: string }) => string,
) {
  return judgeEach(sightings(input, 'id-card-front', name), ({ value, evidence }) => {
    const printed = besides(input, evidence, 'id_number')
    const parts = printed && idNumberParts(printed.value)
    if (!parts) return { state: 'not-performed' }
    const expected = pick(parts)
    return { state: value === expected ? 'pass' : differs(printed), expected }
  })
}

function differs(number: Legible): 'fail' | 'warn' {
  return number.certain ? 'fail' : 'warn'
}
