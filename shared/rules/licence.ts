import type { CaseInput, Outcome, Rule } from './rule.ts'
import { kindsOf } from './sighting.ts'
import { isUscc } from './uscc.ts'

/**
 * Check characters of the unified social credit code that was declared. Source: GB 32100-2015, GB 11714-1997. A
 * wrong one is a warning only: codes that fail the last character have been issued.
 */
const code: Rule = {
  id: 'licence.uscc',
  version: 1,
  category: 'LICENCE',
  code: 'LICENCE_CODE_INVALID',
  severity: 'S3',
  check: ({ case: { application } }) => {
    const { uscc } = application
    if (uscc === undefined) return [{ state: 'not-applicable' }]
    return [{ state: isUscc(uscc) ? 'pass' : 'warn', seen: uscc }]
  },
}

/** The licence names the borrower as the legal representative. */
const person: Rule = {
  id: 'licence.person',
  version: 1,
  category: 'LICENCE',
  code: 'LICENCE_PERSON_DIFFERS',
  severity: 'S2',
  check: withoutReading,
}

/** The licence bears the company's name and code that were declared. */
const company: Rule = {
  id: 'licence.company',
  version: 1,
  category: 'LICENCE',
  code: 'LICENCE_COMPANY_DIFFERS',
  severity: 'S2',
  check: withoutReading,
}

export const licenceRules: readonly Rule[] = [code, person, company]

// No reader gives the fields of a licence, so that a person has to look: the comparison is not left out but open.
function withoutReading(input: CaseInput): readonly Outcome[] {
  const licences = input.documents.filter((document) => kindsOf(document).has('business-licence'))
  if (licences.length === 0)
    return [
      { state: input.terms.checklist.includes('business-licence') ? 'not-performed' : 'not-applicable' },
    ]
  return licences.map(({ path }) => ({
    state: 'not-performed',
    evidence: { document: path, page: 1, field: null, box: null },
  }))
}
