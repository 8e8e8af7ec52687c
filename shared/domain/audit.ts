import { z } from 'zod'
import { ErrorRecordSchema } from '../errors/record.ts'
import { BatchId, Instant, Sha256Hex } from './ids.ts'

export const auditActions = [
  'vault.created',
  'vault.unlocked',
  'vault.unlock-failed',
  'vault.recovered',
  'recovery-key.renewed',
  'person.added',
  'person.roles-set',
  'person.disabled',
  'person.enabled',
  'person.passphrase-reset',
  'person.passphrase-changed',
  'person.bound',
  'person.unbound',
  'person.certificate-issued',
  'lender.trusted',
  'lender.rotated',
  'lender.revoked',
  'card.exported',
  'certificate.adopted',
  'receiving-key.issued',
  'receiving-key.withdrawn',
  'batch.imported',
  'batch.amended',
  'batch.import-refused',
  'batch.read',
  'case.assigned',
  'case.unassigned',
  'case.taken',
  'case.opened',
  'case.revealed',
  'document.opened',
  'document.read',
  'document.classified',
  'document.turned',
  'document.arranged',
  'document.split',
  'document.duplicate-marked',
  'field.confirmed',
  'finding.settled',
  'finding.added',
  'finding.withdrawn',
  'worksheet.kept',
  'worksheet.imported',
  'opinion.given',
  'result.exported',
  'batch.destruction-ordered',
  'batch.destroyed',
  'destruction.exported',
  'batch.log-recorded',
  'audit.verified',
  'audit.exported',
  'attempt.refused',
  'incident.recorded',
  'backup.written',
  'backup.restored',
  'nda.text-set',
  'nda.acknowledged',
  'training.begun',
  'training.completed',
  'training.discarded',
] as const
export const AuditAction = z.enum(auditActions)
export type AuditAction = z.infer<typeof AuditAction>

/**
 * One entry of an audit log. A line of the log is `hex SHA-256(previous hex + JSON) + space + JSON`, the first
 * previous being 64 zeros; `seq` counts from 0. Entries name cases and documents, never what stands in them.
 */
export const AuditEntry = z.strictObject({
  seq: z.int().nonnegative(),
  at: Instant,
  who: z.string(),
  action: AuditAction,
  on: z.string(),
  outcome: z.enum(['ok', 'refused', 'failed']),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Last entry of a log. Signed beside the log, it shows a cut tail, which a chain alone does not. */
export const AuditHead = z.strictObject({ seq: z.int().nonnegative(), hash: Sha256Hex })
export type AuditHead = z.infer<typeof AuditHead>

/** Which entries of a log are wanted; what is left out does not matter. */
export const AuditFilter = z.strictObject({
  who: z.string().optional(),
  action: AuditAction.optional(),
  /** A part of what the entry is about, such as a case number; ASCII letters in any case. */
  about: z.string().optional(),
  /** From this instant on. */
  from: Instant.optional(),
  /** Before this instant. */
  until: Instant.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** A part of a log, newest first, and how many entries the filter leaves in all. */
export const AuditPage = z.object({ total: z.int(), entries: z.array(AuditEntry) })
export type AuditPage = z.infer<typeof AuditPage>

/** The log that is meant: a batch's, or (`null`) the vault's own. */
export const AuditLogRef = z.strictObject({ batch: BatchId.nullable() })
export type AuditLogRef = z.infer<typeof AuditLogRef>

export const auditProblems = ['malformed', 'out-of-sequence', 'changed', 'cut', 'replaced'] as const

/** What became of one log's check. `line` counts from 0: the first that is not as it was written, or is gone. */
export const AuditCheck = z.object({
  batch: BatchId.nullable(),
  /** The vendor's name for the vault's log, the batch's title for a batch's. */
  name: z.string(),
  outcome: z.discriminatedUnion('state', [
    z.object({ state: z.literal('intact'), head: AuditHead.nullable() }),
    z.object({ state: z.literal('broken'), line: z.int(), problem: z.enum(auditProblems) }),
    z.object({ state: z.literal('unreadable'), error: ErrorRecordSchema }),
  ]),
})
export type AuditCheck = z.infer<typeof AuditCheck>
