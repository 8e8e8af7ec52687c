import { fieldsOfKind } from '../../shared/domain/field.ts'
import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'

/**
 * Whether a document is read by OCR: whatever the lender names as a kind with fields, so that a file that cannot be
 * read is said to be unreadable, and pictures that the lender did not name; nothing that has been replaced.
 */
export function isToBeRead({
  kind,
  mediaType,
  replacedBy,
}: {
  kind: DocumentKind | null
  mediaType: string
  replacedBy: DocumentPath | null
}): boolean {
  if (replacedBy !== null) return false
  return kind === null ? mediaType.startsWith('image/') : fieldsOfKind[kind].length > 0
}
