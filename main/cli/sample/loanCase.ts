import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { OrderCase } from '../../../shared/domain/order.ts'
import { type Company, inventCompany } from './company.ts'
import { type Contract, inventContract } from './contract.ts'
import {
  inventName,
  inventPerson,
  inventPersonWithExpiredCard,
  type Person,
  withBrokenNumber,
} from './person.ts'
import { createRandom, type Random } from './random.ts'
import { inventStatement, type Statement } from './statement.ts'
import type { Fault, FaultName } from './truth.ts'
import { loanPurposes } from './vocabulary.ts'

/** The kinds of document that the cases of a sample have, in the order in which they are numbered. */
export const sampleKinds = [
  'id-card-front',
  'id-card-back',
  'business-licence',
  'bank-statement',
  'loan-contract',
] as const satisfies readonly DocumentKind[]
export type SampleKind = (typeof sampleKinds)[number]

/** One invented loan case: what was declared, and what its documents say. */
export interface LoanCase {
  readonly declared: OrderCase
  readonly person: Person
  readonly company: Company
  readonly statement: Statement
  readonly contract: Contract
  readonly documents: readonly { readonly kind: SampleKind; readonly path: DocumentPath }[]
  readonly faults: readonly Fault[]
}

const fileEndings: Readonly<Record<SampleKind, string>> = {
  'id-card-front': 'jpg',
  'id-card-back': 'jpg',
  'business-licence': 'jpg',
  'bank-statement': 'pdf',
  'loan-contract': 'pdf',
}

/** What is drawn of one case. `index` counts from 0. */
export interface CaseToInvent {
  readonly seed: string
  readonly index: number
  readonly fault: FaultName | null
  readonly phone: string
  readonly today: string
  /** Of these it has documents, but for one that a fault takes out. */
  readonly kinds: readonly SampleKind[]
}

/** Invents a case. It depends on what it is given only, not on how many cases there are. */
export function inventCase({ seed, index, fault, phone, today, kinds }: CaseToInvent): LoanCase {
  const random = createRandom(`${seed}/case/${index}`)
  const caseNo = CaseNo.parse(`A-${String(index + 1).padStart(4, '0')}`)
  const person = inventBorrower(random, fault, today)
  const legalPerson = fault === 'other-name-on-licence' ? otherName(random, person) : person.name
  const company = inventCompany(random, person.area, legalPerson, today)
  const contract = inventContract(random, person, company, today)
  const statement = inventStatement(random, person, today)
  const missing = fault === 'missing-document' ? random.pick(sampleKinds.slice(1) as [SampleKind]) : null
  const documents = sampleKinds
    .filter((kind) => kinds.includes(kind) && kind !== missing)
    .map((kind, position) => ({
      kind,
      path: DocumentPath.parse(`docs/${caseNo}/${position + 1}.${fileEndings[kind]}`),
    }))
  return {
    declared: {
      caseNo,
      product: '个人经营性贷款',
      application: {
        name: person.name,
        id_number: person.idNumber,
        sex: person.sex,
        birth: person.birth,
        address: person.address,
        phone,
        company: company.name,
        uscc: company.uscc,
        amount: fault === 'other-amount-in-contract' ? contract.amount * 80 : contract.amount * 100,
        term_months: contract.months,
        purpose: random.pick(loanPurposes),
        applied: today,
      },
    },
    person,
    company,
    statement,
    contract,
    documents,
    faults: fault ? [planted(fault, documents, missing)] : [],
  }
}

/** The phone of the borrower of a case. */
export function inventPhone(seed: string, index: number): string {
  const random = createRandom(`${seed}/phone/${index}`)
  return `1${random.pick(['38', '39', '50', '86', '88'])}${random.digits(8)}`
}

function inventBorrower(random: Random, fault: FaultName | null, today: string): Person {
  if (fault === 'expired-card') return inventPersonWithExpiredCard(random, today)
  const person = inventPerson(random, today)
  return fault === 'broken-check-character' ? withBrokenNumber(random, person) : person
}

function otherName(random: Random, person: Person): string {
  const name = inventName(random, person.sex)
  return name === person.name ? otherName(random, person) : name
}

/** Which kind shows each fault, and the code of the finding that a right check makes of it. */
function planted(fault: FaultName, documents: LoanCase['documents'], missing: SampleKind | null): Fault {
  const of = (finding: string, kind: SampleKind): Fault => ({
    fault,
    finding,
    kind,
    document: documents.find((document) => document.kind === kind)?.path ?? null,
  })
  switch (fault) {
    case 'expired-card':
      return of('ID_EXPIRED', 'id-card-back')
    case 'broken-check-character':
      return of('ID_NUMBER_INVALID', 'id-card-front')
    case 'other-name-on-licence':
      return of('LICENCE_PERSON_DIFFERS', 'business-licence')
    case 'missing-document':
      return of('DOCUMENT_MISSING', missing ?? 'loan-contract')
    case 'shared-phone':
      return { fault, finding: 'SAME_PHONE', kind: 'other', document: null }
    case 'other-amount-in-contract':
      return of('CONTRACT_AMOUNT_DIFFERS', 'loan-contract')
    default:
      return fault satisfies never
  }
}
