import { type Finding, isProblem } from '../../shared/domain/finding.ts'
import type { Application } from '../../shared/domain/order.ts'
import type { DocumentView, FieldView } from '../../shared/domain/view.ts'
import { declaredValue, isAsDeclared } from '../../shared/rules/declaredValue.ts'

/** How a field stands to what the borrower declared; `hidden` where masking leaves it open. */
export type Comparison = 'match' | 'mismatch' | 'hidden' | 'not-declared' | 'not-read'

/** The value that counts: what a person confirmed, else what was read. */
export function standingValue(field: FieldView): string | null {
  return field.confirmed ? field.confirmed.value : field.read.value
}

export function compareField(
  field: FieldView,
  document: Pick<DocumentView, 'path' | 'kind'>,
  application: Application,
  findings: readonly Finding[],
): Comparison {
  const declared = declaredValue(application, document.kind, field.name)
  const value = standingValue(field)
  if (declared === null) return 'not-declared'
  if (value === null) return 'not-read'
  if (!isAsDeclared(document.kind, field.name, value, declared)) return 'mismatch'
  return field.masked ? maskedComparison(field, document, findings) : 'match'
}

/** Two masked values that look alike may still differ in what is hidden: only the rule that saw both can tell. */
function maskedComparison(
  field: FieldView,
  { path }: Pick<DocumentView, 'path'>,
  findings: readonly Finding[],
): Comparison {
  const compared = findings.find(
    ({ rule, evidence }) =>
      rule.startsWith('consistency.') && evidence?.document === path && evidence.field === field.name,
  )
  if (compared?.state === 'pass') return 'match'
  return compared && isProblem(compared) ? 'mismatch' : 'hidden'
}
