import { z } from 'zod'
import { AuditCheck, AuditFilter, AuditHead, AuditLogRef, AuditPage } from '../domain/audit.ts'
import { BatchId, CaseNo, DocumentPath, FileHandle, JobId, Sha256Hex } from '../domain/ids.ts'
import { OpinionDraft } from '../domain/opinion.ts'
import { UserName } from '../domain/person.ts'
import { FieldAnswer, FieldName } from '../domain/reading.ts'
import {
  BatchView,
  CaseRow,
  CaseView,
  JobEnd,
  JobProgress,
  LenderView,
  OpinionView,
  PagePixels,
  PickedFile,
  Session,
  VaultStatus,
} from '../domain/view.ts'
import { event, request, shellRequest } from './request.ts'

const Nothing = z.void()
const reviewers = ['reviewer-1', 'reviewer-2', 'reviewer-3'] as const
const workers = ['supervisor', ...reviewers] as const
const logReaders = ['supervisor', 'auditor'] as const
const CaseRef = z.strictObject({ batch: BatchId, caseNo: CaseNo })

/** The whole contract between the window and the application: the only place where a request is declared. */
export const contract = {
  vault: {
    status: request(Nothing, VaultStatus, 'anyone'),
    create: request(
      z.strictObject({ vendor: z.string().trim().min(1).max(200), user: UserName, passphrase: z.string() }),
      z.object({ recoveryKey: z.string() }),
      'anyone',
    ),
    unlock: request(z.strictObject({ user: UserName, passphrase: z.string() }), Session, 'anyone'),
    /** Ends the core process, and with it every key, and reloads the window. */
    lock: shellRequest(Nothing, Nothing),
    /** Tells the idle clock that somebody is at the desk. */
    touch: shellRequest(Nothing, Nothing),
  },
  file: {
    pickPackage: shellRequest(Nothing, PickedFile.nullable()),
    pickCard: shellRequest(Nothing, PickedFile.nullable()),
    pickTarget: shellRequest(z.strictObject({ suggested: z.string() }), PickedFile.nullable()),
  },
  lender: {
    list: request(Nothing, z.array(LenderView), 'unlocked'),
    inspect: request(z.strictObject({ card: FileHandle }), LenderView, ['supervisor']),
    trust: request(z.strictObject({ card: FileHandle, certSha256: Sha256Hex }), LenderView, ['supervisor']),
    issueReceivingKey: request(
      z.strictObject({ lender: z.string(), target: FileHandle }),
      z.object({ keyId: z.string() }),
      ['supervisor'],
    ),
  },
  station: {
    exportCard: request(z.strictObject({ target: FileHandle }), z.object({ certSha256: Sha256Hex }), [
      'supervisor',
    ]),
  },
  batch: {
    list: request(Nothing, z.array(BatchView), 'unlocked'),
    import: request(z.strictObject({ package: FileHandle }), JobId, ['supervisor']),
    read: request(z.strictObject({ batch: BatchId }), JobId, workers),
    export: request(z.strictObject({ batch: BatchId, target: FileHandle }), JobId, ['supervisor']),
  },
  case: {
    list: request(z.strictObject({ batch: BatchId }), z.array(CaseRow), 'unlocked'),
    open: request(CaseRef, CaseView, workers),
    /** The whole case with nothing masked; the log records who asked. */
    reveal: request(CaseRef, CaseView, workers),
    /** The next case, after this one in the batch's order, that still waits for this person. */
    next: request(CaseRef, CaseNo.nullable(), reviewers),
  },
  document: {
    /** Starts looking at a document, which the log records; gives its number of pages. */
    open: request(
      z.strictObject({ batch: BatchId, document: DocumentPath }),
      z.object({ pages: z.int().positive() }),
      workers,
    ),
    page: request(
      z.strictObject({
        batch: BatchId,
        document: DocumentPath,
        page: z.int().positive(),
        maxSide: z.int().min(64).max(4096),
      }),
      PagePixels,
      workers,
    ),
  },
  field: {
    /** What a person says of a field; the newest answer counts. */
    confirm: request(
      z.strictObject({
        batch: BatchId,
        document: DocumentPath,
        page: z.int().positive(),
        field: FieldName,
        answer: FieldAnswer,
      }),
      CaseView,
      reviewers,
    ),
  },
  opinion: {
    submit: request(OpinionDraft, OpinionView, reviewers),
  },
  audit: {
    list: request(
      AuditLogRef.extend({
        filter: AuditFilter,
        offset: z.int().nonnegative(),
        limit: z.int().positive().max(1000),
      }),
      AuditPage,
      logReaders,
    ),
    /** Everybody who has an entry in the log. */
    people: request(AuditLogRef, z.array(z.string()), logReaders),
    /**
     * Goes over every line of every log: the vault's first, as far as `expected` reaches if somebody else wrote its
     * head down, and the batches' as far as the vault's log says that they reach.
     */
    verify: request(z.strictObject({ expected: AuditHead.nullable() }), z.array(AuditCheck), logReaders),
    /** Writes a log, or what the filter leaves of it, as CSV (UTF-8 with a byte order mark, instants in UTC). */
    export: request(
      AuditLogRef.extend({ filter: AuditFilter, target: FileHandle }),
      z.object({ entries: z.int() }),
      ['auditor'],
    ),
  },
  job: {
    cancel: request(z.strictObject({ job: JobId }), Nothing, 'unlocked'),
    progress: event(JobProgress),
    ended: event(JobEnd),
  },
  shell: {
    /** The vault was locked, by the person or by the clock; nothing of it may stay on the screen. */
    locked: event(Nothing),
  },
} as const
