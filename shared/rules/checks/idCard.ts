import type { FieldName } from '../../domain/field.ts'
import type { DocumentKind } from '../../domain/kind.ts'
import { ageAt } from '../date.ts'
import {
  checkIdNumber,
  type IdNumberParts,
  idNumberParts,
  type NumberHolder,
  numberHolder,
} from '../idNumber.ts'
import { isKnownRegion } from '../region.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'
import {
  besides,
  type Judgement,
  judgeAlso,
  judgeEach,
  type Legible,
  type Place,
  sightingsAt,
} from '../sighting.ts'

const oldestAge = 120

/** Cards that identify a person, with the field that holds the number and whose numbers those are. */
const cards: readonly { kind: DocumentKind; number: FieldName; holder: NumberHolder }[] = [
  { kind: 'id-card-front', number: 'id_number', holder: 'citizen' },
  { kind: 'hk-macau-taiwan-residence-permit', number: 'id_number', holder: 'hk-macau-taiwan-resident' },
  { kind: 'foreigner-permanent-residence-card', number: 'number', holder: 'foreign-resident' },
]
const numbersOnCards = cards.map(({ kind, number }): Place => [kind, number])

/** Form, birth date and check character of the number on a card. */
const number: Rule = {
  id: 'ident.number',
  version: 2,
  category: 'IDENT',
  code: 'ID_NUMBER_INVALID',
  severity: 'S1',
  source: 'GB 11643-1999, ISO 7064 MOD 11-2; 新版外国人永久居留身份证机读信息规则 (2023)',
  check: (input) =>
    judgeEach(sightingsAt(input, numbersOnCards), ({ value, kind }) => {
      const holder = cards.find((card) => card.kind === kind)?.holder
      if (holder === 'foreign-resident' && isOldForeignNumber(value)) return { state: 'pass' }
      const judged = judgeNumber(value, input.today)
      if (judged.state !== 'pass') return judged
      return numberHolder(value) === holder ? judged : { state: 'warn', reason: 'wrong-holder' }
    }),
}

/** The same of numbers on papers about more people than the borrower. */
const onPapers: Rule = {
  id: 'ident.paper-number',
  version: 1,
  category: 'IDENT',
  code: 'PAPER_NUMBER_INVALID',
  severity: 'S3',
  source: 'GB 11643-1999, ISO 7064 MOD 11-2',
  check: (input) =>
    judgeEach(
      sightingsAt(input, [
        ['household-register', 'id_number'],
        ['marriage-certificate', 'id_number'],
        ['marriage-certificate', 'spouse_id_number'],
      ]),
      ({ value }) => judgeNumber(value, input.today),
    ),
}

/** The area in the number gives numbers, or once did. */
const region: Rule = {
  id: 'ident.region',
  version: 1,
  category: 'IDENT',
  code: 'ID_REGION_UNKNOWN',
  severity: 'S4',
  source: 'GB 11643-1999, 3.1; GB/T 2260 with the codes that were (region.ts)',
  check: (input) =>
    judgeAlso(sightingsAt(input, numbersOnCards.slice(0, 2)), ({ value }) => {
      const parts = idNumberParts(value)
      if (!parts) return { state: 'not-performed', reason: 'malformed' }
      return { state: isKnownRegion(parts.region) ? 'pass' : 'warn' }
    }),
}

/** The birth date printed on the card is the one within its number. */
const birth: Rule = {
  id: 'ident.birth',
  version: 2,
  category: 'IDENT',
  code: 'ID_BIRTH_DIFFERS',
  severity: 'S2',
  source: 'GB 11643-1999, 3.2',
  check: (input) => againstNumber(input, 'birth', (parts) => parts.birth),
}

/** The sex printed on the card is the one within its number. */
const sex: Rule = {
  id: 'ident.sex',
  version: 2,
  category: 'IDENT',
  code: 'ID_SEX_DIFFERS',
  severity: 'S2',
  source: 'GB 11643-1999, 3.3',
  check: (input) => againstNumber(input, 'sex', (parts) => parts.sex),
}

export const idCardRules: readonly Rule[] = [number, onPapers, region, birth, sex]

/** What is to be said of an identity number of 18 characters at a day. Source: GB 11643-1999. */
export function judgeNumber(value: string, today: string): Judgement {
  const checked = checkIdNumber(value)
  switch (checked.state) {
    case 'malformed':
      return { state: 'fail', reason: 'malformed' }
    case 'obsolete':
      return { state: 'fail', reason: 'obsolete-form' }
    case 'impossible-birth':
      return { state: 'fail', reason: 'impossible-date' }
    case 'wrong-check-character':
      return { state: 'fail', reason: 'wrong-check-character' }
    case 'valid':
      if (checked.parts.birth > today) return { state: 'fail', reason: 'date-in-future' }
      if (ageAt(checked.parts.birth, today) > oldestAge) return { state: 'fail', reason: 'over-120-years' }
      return { state: 'pass' }
  }
}

/** Three letters of the nationality and twelve digits, on cards before December 2023, which hold until they expire. */
function isOldForeignNumber(value: string): boolean {
  return /^[A-Z]{3}\d{12}$/.test(value)
}

/** Compares a printed field with what the number on the same card says; both must be certain for a `fail`. */
function againstNumber(
  input: CaseInput,
  name: 'birth' | 'sex',
  pick: (parts: IdNumberParts) => string,
): readonly Outcome[] {
  return cards.flatMap((card) =>
    judgeEach(sightingsAt(input, [[card.kind, name]]), (seen) => {
      const printed = besides(input, seen, card.number)
      if (!printed) return { state: 'not-performed', reason: 'value-illegible' }
      const parts = idNumberParts(printed.value)
      if (!parts) return { state: 'not-performed', reason: 'malformed' }
      const expected = pick(parts)
      return { state: seen.value === expected ? 'pass' : differs(printed), expected }
    }),
  )
}

function differs(number: Legible): 'fail' | 'warn' {
  return number.certain ? 'fail' : 'warn'
}
