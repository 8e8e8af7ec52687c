import type { FieldName } from '../../shared/domain/field.ts'
import type { Finding } from '../../shared/domain/finding.ts'
import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { Application } from '../../shared/domain/order.ts'
import type { FieldView } from '../../shared/domain/view.ts'
import { normaliseName } from '../../shared/rules/application.ts'

/** How a field stands to what the borrower declared; `hidden` where masking leaves it open. */
export type Comparison = 'match' | 'mismatch' | 'hidden' | 'not-declared' | 'not-read'

/** What the application says under a field's name, if it says anything. */
export function declaredValue(application: Application, name: FieldName): string | null {
  switch (name) {
    case 'name':
    case 'sex':
    case 'birth':
    case 'address':
    case 'id_number':
      return application[name] ?? null
    default:
      return null
  }
}

/** The value that counts: what a person confirmed, else what was read. */
export function standingValue(field: FieldView): string | null {
  return field.confirmed ? field.confirmed.value : field.read.value
}

export function compareField(
  field: FieldView,
  document: DocumentPath,
  application: Application,
  findings: readonly Finding[],
): Comparison {
  const declared = declaredValue(application, field.name)
  const value = standingValue(field)
  if (declared === null) return 'not-declared'
  if (value === null) return 'not-read'
  if (isSame(field.name, declared, value))
    return field.masked ? maskedComparison(field, document, findings) : 'match'
  return 'mismatch'
}

/** Two masked values that look alike may still differ in what is hidden: only the rule that saw both can tell. */
function maskedComparison(
  field: FieldView,
  document: DocumentPath,
  findings: readonly Finding[],
): Comparison {
  const compared = findings.find(
    ({ category, evidence }) =>
      category === 'CONSISTENCY' && evidence?.document === document && evidence.field === field.name,
  )
  if (compared?.state === 'pass') return 'match'
  return compared?.state === 'fail' || compared?.state === 'warn' ? 'mismatch' : 'hidden'
}

function isSame(name: FieldName, one: string, other: string): boolean {
  // The rule on names decides what makes another name, here as there.
  const normalised = name === 'name' ? normaliseName : normalise
  return normalised(one) === normalised(other)
}

/** Width of characters, spaces and capitals say nothing about whether two values are the same. */
function normalise(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}
