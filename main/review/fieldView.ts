import { maskedFields } from '../../shared/domain/field.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { FieldView } from '../../shared/domain/view.ts'
import type { CaseField } from './fields.ts'

/** A field as a reviewer sees it. Unless revealed, the values of masked fields are masked. */
export function viewField({ name, page, read, confirmed }: CaseField, revealed: boolean): FieldView {
  const masked = !revealed && maskedFields.includes(name)
  if (!masked) return { name, page, read, confirmed, entry: null, masked }
  return {
    name,
    page,
    read: {
      ...read,
      value: maskOrNull(read.value),
      ...(read.candidates && { candidates: read.candidates.map(mask) }),
    },
    confirmed: confirmed && { ...confirmed, value: maskOrNull(confirmed.value) },
    entry: null,
    masked,
  }
}

function maskOrNull(value: string | null): string | null {
  return value === null ? null : mask(value)
}
