import { z } from 'zod'

/** What a document is. The one list: packages, readings, checklists and screens use these names. */
const documentKinds = [
  'id-card-front',
  'id-card-back',
  'business-licence',
  'bank-statement',
  'loan-contract',
  'other',
] as const

export const DocumentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof DocumentKind>

/** Media types that the decoder opens; anything else is kept, listed and never decoded. */
const readableMediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export const ReadableMediaType = z.enum(readableMediaTypes)
export type ReadableMediaType = z.infer<typeof ReadableMediaType>
