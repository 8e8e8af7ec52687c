import { z } from 'zod'
import { ErrorRecordSchema } from '../errors/record.ts'
import { CaseAmendment, ReceivedAmendment } from './amendment.ts'
import { DocumentPart } from './documentNote.ts'
import { FieldName } from './field.ts'
import { JudgedFinding } from './finding.ts'
import { BatchId, CaseNo, DocumentPath, FileHandle, Instant, JobId, Sha256Hex } from './ids.ts'
import { DocumentKind } from './kind.ts'
import { Decision, Reason } from './opinion.ts'
import { Application, OrderReason } from './order.ts'
import { Level, Role, UserName } from './person.ts'
import { CaseState } from './queue.ts'
import { ReadField, Rotation } from './reading.ts'
import { Score, Scorecard } from './scorecard.ts'
import { FigureName, WorksheetContent, WorksheetKind } from './worksheet.ts'

/** What the window shows. Values of masked fields arrive masked until the case is revealed. */

export const Session = z.object({ user: UserName, roles: z.array(Role), vendor: z.string() })
export type Session = z.infer<typeof Session>

export const VaultStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({
    state: z.literal('locked'),
    users: z.array(z.object({ name: UserName, needsKeyFile: z.boolean() })),
  }),
  z.object({ state: z.literal('unlocked'), session: Session }),
])
export type VaultStatus = z.infer<typeof VaultStatus>

export const PersonView = z.object({
  name: UserName,
  roles: z.array(Role),
  isEnabled: z.boolean(),
  /** The passphrase was set by a supervisor, and the person has not replaced it so far. */
  hasInitialPassphrase: z.boolean(),
  hasKeyFile: z.boolean(),
  /** Of the key that the person signs with now. */
  certSha256: Sha256Hex,
})
export type PersonView = z.infer<typeof PersonView>

/** A file that a person picked in a dialog: what may be shown of it. */
export const PickedFile = z.object({ handle: FileHandle, name: z.string() })
export type PickedFile = z.infer<typeof PickedFile>

const batchStates = [
  'imported',
  'in-review',
  'decided',
  'exported',
  'destroyed',
  'no-key',
  'unreadable',
] as const
export const BatchView = z.object({
  batchId: BatchId,
  lender: z.string(),
  title: z.string(),
  orderId: z.string(),
  importedAt: Instant,
  due: z.iso.date().nullable(),
  /** Last day on which the lender wants the batch kept. */
  retainUntil: z.iso.date().nullable(),
  /** Whether that day has passed and the batch is still here. */
  isOverdue: z.boolean(),
  /** `no-key` where the vault was restored without what opens the batch. */
  state: z.enum(batchStates),
  /** What keeps it from being opened where it is `unreadable`. */
  error: ErrorRecordSchema.nullable(),
  cases: z.int(),
  decided: z.int(),
  documents: z.int(),
  read: z.int(),
  /** Documents of the kinds that are read, not read so far. */
  toRead: z.int(),
  /** Who practises on it; null of every batch that a lender sent. */
  training: UserName.nullable(),
})
export type BatchView = z.infer<typeof BatchView>

/**
 * A person's answer about a field; `value` is null unless it is one. `illegible` and `not-applicable` are answers too.
 * `by` is null where whoever looks is to judge without knowing it.
 */
export const GivenAnswer = z.strictObject({
  answer: z.enum(['value', 'illegible', 'not-applicable']),
  value: z.string().nullable(),
  by: UserName.nullable(),
  at: Instant,
})
export type GivenAnswer = z.infer<typeof GivenAnswer>

/**
 * How far the two entries of a field have come: whose entry is awaited (`third` where two differ), or that they agree
 * or a third has decided. `isMine` says that the person at the desk has entered and cannot be the next.
 */
export const EntryView = z.object({
  awaited: z.enum(['first', 'second', 'third']).nullable(),
  isMine: z.boolean(),
})
export type EntryView = z.infer<typeof EntryView>

/** A field as it stands: what was read, and what a person made of it. */
export const FieldView = z.object({
  name: FieldName,
  page: z.int().positive(),
  read: ReadField,
  /** The newest answer; of a field that is entered twice, the person's own until the entries are settled. */
  confirmed: GivenAnswer.nullable(),
  /** Null where one entry is enough. */
  entry: EntryView.nullable(),
  masked: z.boolean(),
})
export type FieldView = z.infer<typeof FieldView>

export const DocumentView = z.object({
  path: DocumentPath,
  title: z.string(),
  kind: DocumentKind,
  kindBy: z.enum(['sender', 'reader', 'reviewer']),
  /** Papers that a reviewer told apart in it; none where it is one. */
  parts: z.array(DocumentPart),
  /** The document that this one is a copy of: it is kept and no longer counts. */
  duplicateOf: DocumentPath.nullable(),
  mediaType: z.string(),
  bytes: z.int(),
  /** `stale` where somebody changed its kind or turned it after it was read: it is read again. */
  state: z.enum(['unread', 'stale', 'read', 'unreadable']),
  error: ErrorRecordSchema.nullable(),
  pages: z.int(),
  /** Of each page, from the first, as far as they were read. */
  rotations: z.array(Rotation),
  fields: z.array(FieldView),
  /** The amendment that brought it; null where it came with the batch. */
  amendment: BatchId.nullable(),
  /** The document that came in its place: this one is kept and no longer counts. */
  replacedBy: DocumentPath.nullable(),
})
export type DocumentView = z.infer<typeof DocumentView>

export const OpinionView = z.object({
  sha256: Sha256Hex,
  /** Whether it counts: not taken back by its author, and not undone by a return. */
  stands: z.boolean(),
  level: Level,
  decision: Decision,
  reasons: z.array(Reason),
  remark: z.string(),
  author: UserName,
  at: Instant,
})
export type OpinionView = z.infer<typeof OpinionView>

/** An amendment as a case shows it, with how many documents it added to the case and how many it replaced. */
export const AmendmentView = CaseAmendment.extend({
  title: ReceivedAmendment.shape.title,
  importedAt: Instant,
  added: z.int(),
  replaced: z.int(),
})
export type AmendmentView = z.infer<typeof AmendmentView>

/** A worksheet as a case shows it. `by` is null where whoever looks is to judge without knowing it. */
export const WorksheetView = z.object({
  kind: WorksheetKind,
  document: DocumentPath.nullable(),
  figures: z.partialRecord(FigureName, z.number().nullable()),
  /** Whether it says all that makes it one: an order that asks for it has it. */
  isFilled: z.boolean(),
  by: UserName.nullable(),
  at: Instant,
})
export type WorksheetView = z.infer<typeof WorksheetView>

/** A worksheet to fill in, and who did so when, from the first time on. */
export const OpenWorksheet = z.object({
  sheet: WorksheetContent.nullable(),
  history: z.array(z.object({ by: UserName.nullable(), at: Instant })),
})
export type OpenWorksheet = z.infer<typeof OpenWorksheet>

export const CaseView = z.object({
  batch: BatchId,
  caseNo: CaseNo,
  product: z.string().nullable(),
  level: Level,
  state: CaseState,
  assignedTo: UserName.nullable(),
  /** What keeps the person at the desk from a decision, or (null) from any. */
  obstacles: z.array(z.object({ decision: Decision.nullable(), error: ErrorRecordSchema })),
  /** Own opinion that the person at the desk can still give anew. */
  revisable: Sha256Hex.nullable(),
  /** Whether opinions below are kept from the person until their own is given. */
  isBlind: z.boolean(),
  /** Kinds of the order's checklist that no document of the case is of. */
  missing: z.array(DocumentKind),
  position: z.object({ index: z.int(), of: z.int() }),
  revealed: z.boolean(),
  application: Application,
  amendments: z.array(AmendmentView),
  documents: z.array(DocumentView),
  findings: z.array(JudgedFinding),
  worksheets: z.array(WorksheetView),
  /** Kinds that the order asks for. */
  wantedWorksheets: z.array(WorksheetKind),
  /** What the order's own scorecard comes to; null where it has none. */
  score: z.object({ card: Scorecard, score: Score }).nullable(),
  opinions: z.array(OpinionView),
  /** How many of the opinions were given before the last amendment. They stand, and the levels begin anew. */
  earlierOpinions: z.int(),
  reasons: z.array(OrderReason),
})
export type CaseView = z.infer<typeof CaseView>

/** One page as pixels: 8-bit RGBA, row by row, as stored (not turned). */
export const PagePixels = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  rgba: z.instanceof(Uint8Array),
})
export type PagePixels = z.infer<typeof PagePixels>

const jobSteps = ['import', 'read', 'read-again', 'export', 'backup'] as const
/**
 * Where a job is: `done` of `total` in its own unit; `total` is 0 while it is not known. A job that counts bytes and
 * knows how many documents they are says how many of those are done.
 */
export const JobProgress = z.object({
  job: JobId,
  step: z.enum(jobSteps),
  unit: z.enum(['bytes', 'documents', 'cases']),
  done: z.number(),
  total: z.number(),
  documents: z.object({ done: z.int(), total: z.int() }).nullable(),
})
export type JobProgress = z.infer<typeof JobProgress>

/** Steps that can be taken up again where something interrupted them. */
export const ResumableStep = z.enum(['import', 'read', 'export'])
export type ResumableStep = z.infer<typeof ResumableStep>

/** A job that somebody paused, or that locking or a crash has interrupted; `file` is the name of the file that it was to read or write. */
export const UnfinishedJob = z.object({
  job: JobId,
  step: ResumableStep,
  batch: BatchId.nullable(),
  file: z.string().nullable(),
  startedAt: Instant,
  startedBy: UserName,
})
export type UnfinishedJob = z.infer<typeof UnfinishedJob>

/** How a job ended. `batch` is the batch that it was about, once it is known. */
export const JobEnd = z.object({
  job: JobId,
  step: z.enum(jobSteps),
  batch: BatchId.nullable(),
  outcome: z.discriminatedUnion('state', [
    z.object({ state: z.literal('done') }),
    z.object({ state: z.literal('cancelled') }),
    z.object({ state: z.literal('paused') }),
    z.object({
      state: z.literal('failed'),
      error: ErrorRecordSchema,
    }),
  ]),
})
export type JobEnd = z.infer<typeof JobEnd>
