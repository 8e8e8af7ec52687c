import { z } from 'zod'
import { DocumentKind } from './kind.ts'

/** A run of pages of one document, both ends counted from 1 and included, that is a paper of its own. */
export const DocumentPart = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  kind: DocumentKind,
  title: z.string().trim().min(1).max(120).nullable(),
})
export type DocumentPart = z.infer<typeof DocumentPart>
