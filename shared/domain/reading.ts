import { z } from 'zod'
import { ErrorRecordSchema } from '../errors/record.ts'
import { FieldName } from './field.ts'
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
  'chosen-by-check-digit',
  'chosen-by-place',
  'ink-unread',
  'rare-look-alike',
] as const
export const FieldReason = z.enum(fieldReasons)
export type FieldReason = z.infer<typeof FieldReason>

/**
 * One field as it was read. `sure` needs independent agreement: two readers, a check digit or a second place on
 * the document; confidence (0 to 1) alone never makes a field sure. Dates are ISO 8601 or 长期, text has no spaces.
 * `candidates` are values that would pass the check digit where the one that was read does not: offered to a person,
 * never taken. `fen` is the amount of a value that is money.
 */
export const ReadField = z.object({
  value: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  state: z.enum(['sure', 'doubtful', 'absent']),
  reasons: z.array(FieldReason),
  box: Box.nullable(),
  candidates: z.array(z.string()).optional(),
  fen: z.int().nonnegative().optional(),
})
export type ReadField = z.infer<typeof ReadField>

/**
 * What a person answers about a field: right as it was read (which needs no sight of a masked value), a value of
 * their own, that nobody can read it, or that it is not asked of this document.
 */
export const FieldAnswer = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('read') }),
  z.strictObject({ as: z.literal('typed'), value: z.string().trim().min(1).max(500) }),
  z.strictObject({ as: z.literal('illegible') }),
  z.strictObject({ as: z.literal('not-applicable') }),
])
export type FieldAnswer = z.infer<typeof FieldAnswer>

export const ReadLine = z.object({ text: z.string(), confidence: z.number(), box: Box })
export type ReadLine = z.infer<typeof ReadLine>

/** The text that is written in a page of a PDF, as it stands once the page is turned by `rotation`. */
export const TextLayer = z.object({ rotation: Rotation, lines: z.array(ReadLine) })
export type TextLayer = z.infer<typeof TextLayer>

export const EngineVersion = z.object({ name: z.string(), version: z.string() })
export type EngineVersion = z.infer<typeof EngineVersion>

/** Stands first among the engines of a page whose text was not read but written in the file. */
export const textLayer: EngineVersion = { name: 'PDF text layer', version: '1' }

/** What the picture of a page is worth. Shares and strengths are 0 to 1; lengths are pixels of the decoded page. */
const PageQuality = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  /** Median height of the lines of text; 0 on a page without any. */
  textHeight: z.number().nonnegative(),
  /** How steep the edges of the text are: 1 is as sharp as print. */
  sharpness: z.number().min(0).max(1),
  /** Share of the page that is burnt out by light. */
  glare: z.number().min(0).max(1),
  /** Standard deviation of the noise on even ground, in grey levels (0 to 255). */
  noise: z.number().nonnegative(),
  /** Whether text runs into the picture's edge. */
  isCutOff: z.boolean(),
  /** Strength of the regular pattern that a screen leaves on a photograph of it. */
  screen: z.number().min(0).max(1),
  /** Difference hash of the upright page, 64 bits as 16 hexadecimal digits: pictures alike differ in few bits. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
})

/** What a file says of its own making. */
export const FileTraces = z.object({
  /** Names of programs in the file's metadata, as they stand there. */
  software: z.array(z.string()),
  /** Whether a PDF was written to after it was signed; `null` for what is not a signed PDF. */
  isChangedAfterSigning: z.boolean().nullable(),
})
export type FileTraces = z.infer<typeof FileTraces>

/** All that was read from one page (counted from 1) of a document; `quality` is of pages read as pictures. */
export const PageReading = z.object({
  page: z.int().positive(),
  kind: DocumentKind,
  /** How sure it is that the page is of this kind, 0 to 1; 1 where a reviewer said so. */
  kindConfidence: z.number().min(0).max(1).default(0),
  quality: PageQuality.nullable().default(null),
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
  traces: FileTraces.nullable().default(null),
  seconds: z.number().nonnegative(),
})
export type DocumentReading = z.infer<typeof DocumentReading>
