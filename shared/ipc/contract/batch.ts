import { z } from 'zod'
import { Board } from '../../domain/board.ts'
import { DestructionPlan, DestructionStatement, DestructionWarning } from '../../domain/destruction.ts'
import { BatchId, CaseNo, FileHandle, JobId } from '../../domain/ids.ts'
import { Proof } from '../../domain/passphrase.ts'
import { UserName } from '../../domain/person.ts'
import { Assignee, Assignment, CaseRow, QueueCounts, QueueFilter, QueueSort } from '../../domain/queue.ts'
import { DeliveryReason } from '../../domain/result.ts'
import { ResultPreview } from '../../domain/resultPreview.ts'
import { BatchView } from '../../domain/view.ts'
import { ErrorRecordSchema } from '../../errors/record.ts'
import { event, request } from '../request.ts'
import { logReaders, Nothing, reviewers, workers } from './terms.ts'

/** A batch from its import to its end. */
export const batchRequests = {
  batch: {
    list: request(Nothing, z.array(BatchView), 'unlocked'),
    import: request(z.strictObject({ package: FileHandle }), JobId, ['supervisor']),
    read: request(z.strictObject({ batch: BatchId }), JobId, workers),
    /**
     * Writes the next result: the cases that were decided since the last one, or with `isAgain` all that are decided.
     * Where some are not, `reason` says why the result does not wait for them.
     */
    export: request(
      z.strictObject({
        batch: BatchId,
        target: FileHandle,
        reason: DeliveryReason.nullable().default(null),
        isAgain: z.boolean().default(false),
      }),
      JobId,
      ['supervisor'],
    ),
    /** Its database, which is gone through while people work, was found to be damaged: nobody works on it further. */
    damaged: event(z.strictObject({ batch: BatchId, error: ErrorRecordSchema })),
  },
  result: {
    /** What the next result of a batch would hold; with `isAgain`, if it took along what went out before. */
    preview: request(z.strictObject({ batch: BatchId, isAgain: z.boolean().default(false) }), ResultPreview, [
      'supervisor',
    ]),
  },
  queue: {
    /** Positions of the cases that a filter leaves, in the order asked for. */
    find: request(
      z.strictObject({ batch: BatchId, filter: QueueFilter, sort: QueueSort }),
      z.instanceof(Uint32Array),
      workers,
    ),
    rows: request(
      z.strictObject({ batch: BatchId, positions: z.array(z.int().nonnegative()).max(200) }),
      z.array(CaseRow),
      workers,
    ),
    counts: request(z.strictObject({ batch: BatchId }), QueueCounts, workers),
    /** Who can be given cases of a batch. */
    assignees: request(z.strictObject({ batch: BatchId }), z.array(Assignee), ['supervisor']),
    /** Gives cases to people, each at its level; `skipped` are those that nobody named may have. */
    assign: request(
      z.strictObject({ batch: BatchId, positions: z.array(z.int().nonnegative()).min(1), to: Assignment }),
      z.object({ assigned: z.int(), skipped: z.int() }),
      ['supervisor'],
    ),
    /**
     * The next case for the person at the desk, other than `after`: one that came back to them, then their own, then one
     * that nobody has, which with `take` is theirs from then on; then one of somebody else in which a field wants their
     * entry, and last of all their own that wait for the entry of another.
     */
    next: request(
      z.strictObject({ batch: BatchId, after: CaseNo.nullable(), take: z.boolean() }),
      CaseNo.nullable(),
      reviewers,
    ),
  },
  board: {
    get: request(z.strictObject({ batch: BatchId }), Board, ['supervisor', 'auditor']),
  },
  destruction: {
    /** What there is to know, and to accept, before a batch is destroyed. */
    plan: request(z.strictObject({ batch: BatchId }), DestructionPlan, ['supervisor']),
    /** Destroys a batch: the one at the desk and another person, each with their passphrase. */
    destroy: request(
      z.strictObject({
        batch: BatchId,
        operator: Proof,
        witness: Proof.extend({ user: UserName }),
        accepted: z.array(DestructionWarning),
      }),
      DestructionStatement,
      ['supervisor'],
    ),
    get: request(z.strictObject({ batch: BatchId }), DestructionStatement, logReaders),
    /** Writes the signed package that tells the lender. */
    exportPackage: request(z.strictObject({ batch: BatchId, target: FileHandle }), Nothing, ['supervisor']),
    /** Writes the certificate to print, as HTML. */
    exportCertificate: request(
      z.strictObject({ batch: BatchId, language: z.enum(['zh', 'en']), target: FileHandle }),
      Nothing,
      logReaders,
    ),
  },
} as const
