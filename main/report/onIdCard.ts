import type { FieldName } from '../../shared/domain/field.ts'
import type { ResultCase } from '../../shared/domain/result.ts'
import { fieldValue } from './tables/fieldTable.ts'

/** What the borrower's identity card says, as it was confirmed or read. */
export function onIdCard({ documents, fields }: ResultCase, name: FieldName): string | null {
  const cards = new Set(documents.filter(({ kind }) => kind === 'id-card-front').map(({ path }) => path))
  const field = fields.find((other) => other.name === name && cards.has(other.document))
  return field ? fieldValue(field) : null
}
