import { z } from 'zod'
import { ErrorRecordSchema } from '../errors/record.ts'
import { DocumentKind } from './kind.ts'

/**
 * A rectangle on the upright page: left, top, right, bottom as fractions of its width and height, so that it
 * stays right at any zoom.
 */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof Box>

/** How far the picture as stored is turned clockwise to stand upright, in degrees. */
export const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
export type Rotation = z.infer<typeof Rotation>

export const fieldNames = [
  'name',
  'sex',
  'ethnicity',
  'birth',
  'address',
  'id_number',
  'authority',
  'valid_from',
  'valid_to',
] as const
export const FieldName = z.enum(fieldNames)
export type FieldName = z.infer<typeof FieldName>

/** Fields that a document of each kind carries, in the order in which a person reads them. */
export const fieldsOfKind: Readonly<Record<DocumentKind, readonly FieldName[]>> = {
  'id-card-front': ['name', 'sex', 'ethnicity', 'birth', 'address', 'id_number'],
  'id-card-back': ['authority', 'valid_from', 'valid_to'],
  'business-licence': [],
  'bank-statement': [],
  'loan-contract': [],
  other: [],
}

/** Fields that are masked on screen until somebody asks to see them. */
export const maskedFields: readonly FieldName[] = ['id_number']

const fieldReasons = [
  'readers-agree',
  'readers-disagree',
  'check-digit-passes',
  'check-digit-fails',
  'second-place-agrees',
  'second-place-disagrees',
  'no-witness',
  'low-confidence',
  'label-not-found',
  'not-in-vocabulary',
] as const
export const FieldReason = z.enum(fieldReasons)
export type FieldReason = z.infer<typeof FieldReason>

/**
 * One field as it was read. `sure` needs independent agreement: two readers, a check digit or a second place on
 * the document; confidence (0 to 1) alone never makes a field sure. Dates are ISO 8601 or 长期, text has no spaces.
 */
export const ReadField = z.object({
  value: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  state: z.enum(['sure', 'doubtful', 'absent']),
  reasons: z.array(FieldReason),
  box: Box.nullable(),
})
export type ReadField = z.infer<typeof ReadField>

/**
 * What a person answers about a field: right as it was read (which needs no sight of a masked value), a value of
 * their own, or that nobody can read it.
 */
export const FieldAnswer = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('read') }),
  z.strictObject({ as: z.literal('typed'), value: z.string().trim().min(1).max(500) }),
  z.strictObject({ as: z.literal('illegible') }),
])
export type FieldAnswer = z.infer<typeof FieldAnswer>

export const ReadLine = z.object({ text: z.string(), confidence: z.number(), box: Box })
export type ReadLine = z.infer<typeof ReadLine>

export const EngineVersion = z.object({ name: z.string(), version: z.string() })
export type EngineVersion = z.infer<typeof EngineVersion>

/** All that was read from one page (counted from 1) of a document. */
export const PageReading = z.object({
  page: z.int().positive(),
  kind: DocumentKind,
  rotation: Rotation,
  lines: z.array(ReadLine),
  fields: z.partialRecord(FieldName, ReadField),
  engines: z.array(EngineVersion),
})
export type PageReading = z.infer<typeof PageReading>

/** What became of one document: read, or the code of the error that stopped it. `seconds` is wall time. */
export const DocumentReading = z.object({
  state: z.enum(['read', 'unreadable']),
  error: ErrorRecordSchema.nullable(),
  pageCount: z.int().nonnegative(),
  pages: z.array(PageReading),
  seconds: z.number().nonnegative(),
})
export type DocumentReading = z.infer<typeof DocumentReading>
