import { type DocumentKind, ReadableMediaType } from '../../shared/domain/kind.ts'
import { fieldsOfKind } from '../../shared/domain/reading.ts'

/**
 * Whether a document is read by OCR: pictures and PDFs that the lender names as a kind with fields, and pictures
 * that the lender did not name.
 */
export function isToBeRead({ kind, mediaType }: { kind: DocumentKind | null; mediaType: string }): boolean {
  if (!ReadableMediaType.safeParse(mediaType).success) return false
  return kind === null ? mediaType.startsWith('image/') : fieldsOfKind[kind].length > 0
}
