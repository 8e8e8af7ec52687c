import type { FieldName } from '../domain/field.ts'
import type { DocumentKind } from '../domain/kind.ts'
import type { Application } from '../domain/order.ts'
import { parseAmount } from './capitalAmount.ts'
import { compareNames, isSameAddress, normaliseCompany, normaliseNumber } from './compare.ts'

type Declared = 'name' | 'sex' | 'birth' | 'address' | 'id_number' | 'company' | 'uscc' | 'amount'

/** What the application says of the same thing as a field of a document, by kind of document. */
const counterparts: Partial<Record<DocumentKind, Partial<Record<FieldName, Declared>>>> = {
  'id-card-front': { name: 'name', sex: 'sex', birth: 'birth', address: 'address', id_number: 'id_number' },
  'hk-macau-taiwan-residence-permit': {
    name: 'name',
    sex: 'sex',
    birth: 'birth',
    address: 'address',
    id_number: 'id_number',
  },
  'foreigner-permanent-residence-card': { sex: 'sex', birth: 'birth', number: 'id_number' },
  'hk-macau-permit': { name: 'name', sex: 'sex', birth: 'birth' },
  'taiwan-permit': { name: 'name', sex: 'sex', birth: 'birth' },
  passport: { sex: 'sex', birth: 'birth' },
  'business-licence': { name: 'company', uscc: 'uscc', legal_person: 'name' },
  'loan-contract': { party_b: 'name', amount: 'amount' },
  'bank-statement': { name: 'name' },
  'income-certificate': { name: 'name', id_number: 'id_number' },
  'credit-report': { name: 'name', id_number: 'id_number' },
}

/** What the application says under a field of a kind of document, if it says anything. Amounts are in yuan. */
export function declaredValue(application: Application, kind: DocumentKind, field: FieldName): string | null {
  const declared = counterparts[kind]?.[field]
  if (declared === undefined) return null
  if (declared !== 'amount') return application[declared] ?? null
  return application.amount === undefined ? null : (application.amount / 100).toFixed(2)
}

/** Whether a field and what was declared say the same, as the rules see it. */
export function isAsDeclared(kind: DocumentKind, field: FieldName, value: string, declared: string): boolean {
  switch (counterparts[kind]?.[field]) {
    case 'name':
      return compareNames(value, declared) === 'same'
    case 'company':
      return normaliseCompany(value) === normaliseCompany(declared)
    case 'address':
      return isSameAddress(value, declared)
    case 'amount':
      return parseAmount(value)?.fen === parseAmount(declared)?.fen
    default:
      return normaliseNumber(value) === normaliseNumber(declared)
  }
}
