import type { DocumentKind } from '../domain/kind.ts'
import type { CaseInput, Outcome, Rule } from './rule.ts'
import { judgeEach, sightings } from './sighting.ts'

/** The borrower's card bears the name that was declared. */
const name: Rule = {
  id: 'consistency.name',
  version: 1,
  category: 'CONSISTENCY',
  code: 'NAME_DIFFERS',
  severity: 'S1',
  check: (input) => againstDeclared(input, 'id-card-front', 'name', normaliseName),
}

/** The borrower's card bears the number that was declared. */
const number: Rule = {
  id: 'consistency.id-number',
  version: 1,
  category: 'CONSISTENCY',
  code: 'ID_NUMBER_DIFFERS',
  severity: 'S1',
  check: (input) => againstDeclared(input, 'id-card-front', 'id_number', normaliseNumber),
}

export const applicationRules: readonly Rule[] = [name, number]

/** Spaces, the width of characters and the kind of middle dot (in names such as 阿依古丽·买买提) do not make another name. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[•‧・∙⋅.]/g, '·')
}

function normaliseNumber(number: string): string {
  return number.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/**
 * A case can hold the cards of several people (a guarantor, a spouse): the one that matches is the borrower's, and
 * if there is one, the others are nobody's fault.
 */
function againstDeclared(
  input: CaseInput,
  kind: DocumentKind,
  field: 'name' | 'id_number',
  normalise: (text: string) => string,
): readonly Outcome[] {
  const expected = input.case.application[field]
  const outcomes = judgeEach(sightings(input, kind, field), ({ value }) => ({
    state: normalise(value) === normalise(expected) ? 'pass' : 'fail',
    expected,
  }))
  const matching = outcomes.filter(({ state }) => state === 'pass')
  return matching.length > 0 ? matching : outcomes
}
