import { z } from 'zod'
import { Instant, Sha256Hex } from './ids.ts'

export const auditActions = [
  'vault.created',
  'vault.unlocked',
  'vault.unlock-failed',
  'lender.trusted',
  'card.exported',
  'receiving-key.issued',
  'batch.imported',
  'batch.import-refused',
  'batch.read',
  'case.opened',
  'case.revealed',
  'document.opened',
  'document.read',
  'field.confirmed',
  'opinion.given',
  'result.exported',
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
