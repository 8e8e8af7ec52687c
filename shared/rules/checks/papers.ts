import { parseAmount } from '../capitalAmount.ts'
import { normaliseCompany, normaliseName, normaliseNumber } from '../compare.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'
import {
  type Judgement,
  judgeAlso,
  judgeEach,
  type Place,
  type Sighting,
  sightings,
  sightingsAt,
} from '../sighting.ts'
import { judgeName, nearest } from './declared.ts'

const source = 'the order: what the borrower declared'

/** Papers about the borrower bear the borrower's name, or that of the borrower's company. */
const names: Rule = {
  id: 'consistency.paper-name',
  version: 1,
  category: 'CONSISTENCY',
  code: 'PAPER_NAME_DIFFERS',
  severity: 'S2',
  source,
  check: (input) =>
    judgeEach(
      sightingsAt(input, [
        ['loan-contract', 'party_b'],
        ['bank-statement', 'name'],
        ['income-certificate', 'name'],
        ['credit-report', 'name'],
      ]),
      ({ value }) => judgeParty(value, input),
    ),
}

/** Papers about the borrower bear the borrower's number. */
const numbers: Rule = {
  id: 'consistency.paper-number',
  version: 1,
  category: 'CONSISTENCY',
  code: 'PAPER_NUMBER_DIFFERS',
  severity: 'S2',
  source,
  check: (input) =>
    judgeEach(
      sightingsAt(input, [
        ['income-certificate', 'id_number'],
        ['credit-report', 'id_number'],
      ]),
      ({ value }) => judgeNumberOf(value, input),
    ),
}

/** One of the two people of a marriage certificate is the borrower, by number where it can be read, else by name. */
const spouses: Rule = {
  id: 'consistency.spouse',
  version: 1,
  category: 'CONSISTENCY',
  code: 'MARRIAGE_NOT_OF_BORROWER',
  severity: 'S2',
  source,
  check(input) {
    const numbersThere = eitherOf(input, ['id_number', 'spouse_id_number'])
    const byNumber = judgeAlso(numbersThere, ({ value }) => judgeNumberOf(value, input))
    if (numbersThere.some(({ state }) => state === 'legible')) return oneMatch(byNumber)
    return oneMatch(
      judgeAlso(eitherOf(input, ['name', 'spouse_name']), ({ value }) =>
        judgeName(value, input.case.application.name),
      ),
    )
  },
}

/** What is offered as security belongs to the borrower; somebody else's needs that person's consent. */
const owners: Rule = {
  id: 'collateral.owner',
  version: 1,
  category: 'COLLATERAL',
  code: 'COLLATERAL_OWNER_DIFFERS',
  severity: 'S3',
  source,
  check: (input) =>
    judgeEach(
      sightingsAt(input, [
        ['property-certificate', 'owner'],
        ['vehicle-certificate', 'owner'],
        ['vehicle-licence', 'owner'],
      ]),
      ({ value }) => judgeParty(value, input),
    ),
}

/** The contract is about the amount that was applied for. */
const amount: Rule = {
  id: 'contract.amount',
  version: 1,
  category: 'CONTRACT',
  code: 'CONTRACT_AMOUNT_DIFFERS',
  severity: 'S3',
  source,
  check(input) {
    const declared = input.case.application.amount
    if (declared === undefined) return []
    return judgeEach(sightings(input, 'loan-contract', 'amount'), ({ value }) => {
      const amount = parseAmount(value)
      if (!amount) return { state: 'not-performed', reason: 'value-illegible' }
      const isSame = amount.currency === 'CNY' && amount.fen === declared
      return { state: isSame ? 'pass' : 'fail', expected: (declared / 100).toFixed(2) }
    })
  },
}

export const paperRules: readonly Rule[] = [names, numbers, spouses, owners, amount]

/** A party may be several people, and the borrower's company stands for the borrower. */
function judgeParty(value: string, { case: { application } }: CaseInput): Judgement {
  const expected = application.name
  if (normaliseName(value).includes(normaliseName(expected))) return { state: 'pass', expected }
  const { company } = application
  if (company !== undefined && normaliseCompany(value).includes(normaliseCompany(company)))
    return { state: 'pass', expected: company }
  return judgeName(value, expected)
}

function judgeNumberOf(value: string, { case: { application } }: CaseInput): Judgement {
  const expected = application.id_number
  return { state: normaliseNumber(value) === normaliseNumber(expected) ? 'pass' : 'fail', expected }
}

function eitherOf(input: CaseInput, fields: readonly Place[1][]): Sighting[] {
  return fields.flatMap((field) => sightings(input, 'marriage-certificate', field))
}

/** That one of two people is not the borrower is as it should be; that neither is, is one finding. */
function oneMatch(outcomes: readonly Outcome[]): readonly Outcome[] {
  return nearest(outcomes).slice(0, 1)
}
