import type { FieldName } from '../../domain/field.ts'
import type { DocumentKind } from '../../domain/kind.ts'
import { compareNames, isSameAddress, normaliseNumber } from '../compare.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'
import { type Judgement, judgeAlso, judgeEach, type Place, type Sighting, sightingsAt } from '../sighting.ts'

const source = 'the order: what the borrower declared'

/** Cards that identify a person, with the fields that the application repeats. */
const identityCards: readonly {
  kind: DocumentKind
  name?: FieldName
  number?: FieldName
  address?: FieldName
}[] = [
  { kind: 'id-card-front', name: 'name', number: 'id_number', address: 'address' },
  { kind: 'hk-macau-taiwan-residence-permit', name: 'name', number: 'id_number', address: 'address' },
  { kind: 'foreigner-permanent-residence-card', number: 'number' },
]

/** A card of the case bears the name that was declared. */
const name: Rule = {
  id: 'consistency.name',
  version: 2,
  category: 'CONSISTENCY',
  code: 'NAME_DIFFERS',
  severity: 'S1',
  source,
  check: (input) =>
    nearest(judgeEach(identity(input, 'name'), ({ value }) => judgeName(value, input.case.application.name))),
}

/** A card of the case bears the number that was declared. */
const number: Rule = {
  id: 'consistency.id-number',
  version: 2,
  category: 'CONSISTENCY',
  code: 'ID_NUMBER_DIFFERS',
  severity: 'S1',
  source,
  check: (input) => {
    const expected = input.case.application.id_number
    return nearest(
      judgeEach(identity(input, 'number'), ({ value }) => ({
        state: normaliseNumber(value) === normaliseNumber(expected) ? 'pass' : 'fail',
        expected,
      })),
    )
  },
}

/** Birth date, sex and address on the borrower's card are those that were declared. */
const birth = ofBorrower('consistency.birth', 'BIRTH_DIFFERS', 'S2', 'birth', (seen, declared) =>
  seen === declared ? 'pass' : 'fail',
)
const sex = ofBorrower('consistency.sex', 'SEX_DIFFERS', 'S2', 'sex', (seen, declared) =>
  seen === declared ? 'pass' : 'fail',
)
/** People move, and live elsewhere than they are registered: information only. */
const address = ofBorrower('consistency.address', 'ADDRESS_DIFFERS', 'S4', 'address', (seen, declared) =>
  isSameAddress(seen, declared) ? 'pass' : 'warn',
)

export const declaredRules: readonly Rule[] = [name, number, birth, sex, address]

/** What a name comes to that should be another one: rare characters and their other forms are for a person to judge. */
export function judgeName(seen: string, expected: string): Judgement {
  const comparison = compareNames(seen, expected)
  switch (comparison) {
    case 'same':
      return { state: 'pass', expected }
    case 'variant':
      return { state: 'warn', reason: 'variant-character', expected }
    case 'character-missing':
      return { state: 'warn', reason: 'character-missing', expected }
    case 'different':
      return { state: 'fail', expected }
  }
}

/**
 * A case can hold the papers of several people (a guarantor, a spouse): the one that matches is the borrower's, and if
 * there is one, the others are nobody's fault; likewise one that matches but for a form of a character.
 */
export function nearest(outcomes: readonly Outcome[]): readonly Outcome[] {
  const matching = outcomes.filter(({ state }) => state === 'pass')
  if (matching.length > 0) return matching
  const near = outcomes.filter(
    ({ reason }) => reason === 'variant-character' || reason === 'character-missing',
  )
  return near.length > 0 ? near : outcomes
}

/** Somebody must be identified: a case without any card leaves the check open. */
function identity(input: CaseInput, what: 'name' | 'number'): Sighting[] {
  const places = identityCards.flatMap((card): Place[] => (card[what] ? [[card.kind, card[what]]] : []))
  const found = sightingsAt(input, places)
  return found.length > 0 ? found : [{ state: 'missing' }]
}

function ofBorrower(
  id: string,
  code: 'BIRTH_DIFFERS' | 'SEX_DIFFERS' | 'ADDRESS_DIFFERS',
  severity: 'S2' | 'S4',
  field: 'birth' | 'sex' | 'address',
  compare: (seen: string, declared: string) => 'pass' | 'warn' | 'fail',
): Rule {
  return {
    id,
    version: 1,
    category: 'CONSISTENCY',
    code,
    severity,
    source,
    check(input) {
      const declared = input.case.application[field]
      if (declared === undefined) return []
      const found = identityCards.flatMap(({ kind }) =>
        field === 'address' && kind === 'foreigner-permanent-residence-card'
          ? []
          : sightingsAt(input, [[kind, field]]),
      )
      return judgeAlso(onBorrowersCards(input, found), ({ value }) => ({
        state: compare(value, declared),
        expected: declared,
      }))
    },
  }
}

/** Of several people's cards, those with the borrower's name or number; a single card is the borrower's. */
function onBorrowersCards(input: CaseInput, found: readonly Sighting[]): readonly Sighting[] {
  if (found.length < 2) return found
  const pages = new Set(
    [...identity(input, 'name'), ...identity(input, 'number')].flatMap((seen) =>
      seen.state === 'legible' && isBorrowers(input, seen.value) ? [pageOf(seen)] : [],
    ),
  )
  return found.filter((seen) => pages.has(pageOf(seen)))
}

function isBorrowers({ case: { application } }: CaseInput, value: string): boolean {
  return (
    compareNames(value, application.name) === 'same' ||
    normaliseNumber(value) === normaliseNumber(application.id_number)
  )
}

function pageOf(seen: Sighting): string {
  return seen.state === 'missing' ? '' : `${seen.evidence.document} ${seen.evidence.page}`
}
