import type { DocumentPart } from '../../shared/domain/documentNote.ts'
import { fieldsOfKind } from '../../shared/domain/field.ts'
import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'

/**
 * Whether a document is read by OCR: whatever somebody names as a kind with fields, whole or a part of it, so that a
 * file that cannot be read is said to be unreadable, and pictures that nobody named; nothing that has been replaced or
 * is a copy.
 */
export function isToBeRead({
  kind,
  mediaType,
  replacedBy,
  duplicateOf = null,
  parts = [],
}: {
  kind: DocumentKind | null
  mediaType: string
  replacedBy: DocumentPath | null
  duplicateOf?: DocumentPath | null
  parts?: readonly DocumentPart[]
}): boolean {
  if (replacedBy !== null || duplicateOf !== null) return false
  if (parts.some((part) => fieldsOfKind[part.kind].length > 0)) return true
  return kind === null ? mediaType.startsWith('image/') : fieldsOfKind[kind].length > 0
}
