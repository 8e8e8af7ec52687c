import { normaliseCompany, normaliseNumber } from '../compare.ts'
import { isRegistrationNumber } from '../registrationNumber.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'
import { type Judgement, judgeAlso, judgeEach, sightings } from '../sighting.ts'
import { isUscc } from '../uscc.ts'
import { judgeName, nearest } from './declared.ts'
import { judgeLastDay } from './validity.ts'

/**
 * Check characters of the credit code that was declared and of the one on the licence, or of an old registration number.
 * A wrong one is a warning only: codes that fail the last character have been issued.
 */
const code: Rule = {
  id: 'licence.uscc',
  version: 2,
  category: 'LICENCE',
  code: 'LICENCE_CODE_INVALID',
  severity: 'S3',
  source: 'GB 32100-2015, GB 11714-1997; GS 15-2006',
  check(input) {
    const { uscc } = input.case.application
    const declared: Outcome[] = uscc === undefined ? [] : [{ ...judgeCode(uscc), seen: uscc }]
    return [
      ...declared,
      ...judgeEach(sightings(input, 'business-licence', 'uscc'), ({ value }) => judgeCode(value)),
    ]
  },
}

/** The licence names the borrower as the legal representative. */
const person: Rule = {
  id: 'licence.person',
  version: 2,
  category: 'LICENCE',
  code: 'LICENCE_PERSON_DIFFERS',
  severity: 'S2',
  source: 'the order: what the borrower declared',
  check: (input) =>
    nearest(
      judgeEach(sightings(input, 'business-licence', 'legal_person'), ({ value }) =>
        judgeName(value, input.case.application.name),
      ),
    ),
}

/** The licence bears the company's name that was declared. */
const company: Rule = {
  id: 'licence.company',
  version: 2,
  category: 'LICENCE',
  code: 'LICENCE_COMPANY_DIFFERS',
  severity: 'S2',
  source: 'the order: what the borrower declared',
  check: (input) => againstDeclared(input, 'name', input.case.application.company, normaliseCompany),
}

/** The licence bears the credit code that was declared. */
const sameCode: Rule = {
  id: 'licence.declared-code',
  version: 1,
  category: 'LICENCE',
  code: 'LICENCE_CODE_DIFFERS',
  severity: 'S2',
  source: 'the order: what the borrower declared',
  check: (input) => againstDeclared(input, 'uscc', input.case.application.uscc, normaliseNumber),
}

/** The company's term had not ended when the borrower applied, nor has it today. */
const term: Rule = {
  id: 'licence.term',
  version: 1,
  category: 'LICENCE',
  code: 'LICENCE_EXPIRED',
  severity: 'S2',
  source: '市场主体登记管理条例; the term printed on the licence',
  check: (input) =>
    judgeAlso(sightings(input, 'business-licence', 'term'), ({ value }) => {
      const end = endOfTerm(value)
      return end === null ? { state: 'not-performed', reason: 'value-illegible' } : judgeLastDay(end, input)
    }),
}

export const licenceRules: readonly Rule[] = [code, person, company, sameCode, term]

function judgeCode(value: string): Judgement {
  const code = normaliseNumber(value)
  if (isUscc(code) || isRegistrationNumber(code)) return { state: 'pass' }
  const hasForm = /^[0-9A-Z]{18}$|^\d{15}$/.test(code)
  return { state: 'warn', reason: hasForm ? 'wrong-check-character' : 'malformed' }
}

function againstDeclared(
  input: CaseInput,
  field: 'name' | 'uscc',
  expected: string | undefined,
  normalise: (text: string) => string,
): readonly Outcome[] {
  return nearest(
    judgeEach(sightings(input, 'business-licence', field), ({ value }) => {
      if (expected === undefined) return { state: 'not-performed', reason: 'not-declared' }
      return { state: normalise(value) === normalise(expected) ? 'pass' : 'fail', expected }
    }),
  )
}

/** Last day of a term such as 2013年05月20日至2043年05月19日, 2013-05-20至长期, or 长期. ISO 8601; null for anything else. */
function endOfTerm(term: string): string | null {
  const end =
    term
      .normalize('NFKC')
      .split(/[至到]/)
      .at(-1) ?? ''
  if (/长期|永久|无固定期限/.test(end)) return '长期'
  const date = /(\d{4})\D(\d{1,2})\D(\d{1,2})日?$/.exec(end.trim())
  if (!date || !/[至到]/.test(term)) return null
  const [, year = '', month = '', day = ''] = date
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
