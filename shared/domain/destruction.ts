import { z } from 'zod'
import { AuditHead } from './audit.ts'
import { BatchId, Instant, Sha256Hex } from './ids.ts'
import { UserName } from './person.ts'

/** What a person is told before a batch is destroyed, and must accept word for word. */
export const destructionWarnings = [
  'before-retention',
  'not-exported',
  'undecided-cases',
  'key-ring-copies',
] as const
export const DestructionWarning = z.enum(destructionWarnings)
export type DestructionWarning = z.infer<typeof DestructionWarning>

/** An amendment that goes with its batch: its package, and the receiving key that it came to. */
const DestroyedAmendment = z.strictObject({ packageId: BatchId, sumsSha256: Sha256Hex, keyId: z.string() })

/** What two people order: which batch, by which key it came, and how it stood. */
export const DestructionOrder = z.strictObject({
  batchId: BatchId,
  /** SHA-256 of the outer SHA256SUMS of the package: stands for all of its content. */
  batchSumsSha256: Sha256Hex,
  lender: z.string(),
  orderId: z.string(),
  cases: z.int(),
  documents: z.int(),
  /** The receiving key whose identity is destroyed with the batch. */
  keyId: z.string(),
  /** Only where there are any. */
  amendments: z.array(DestroyedAmendment).min(1).optional(),
  /** Last entry of the batch's log, which goes with it. */
  batchAudit: AuditHead.nullable(),
  retainUntil: z.iso.date().nullable(),
  exported: z.boolean(),
  accepted: z.array(DestructionWarning),
  operator: UserName,
  witness: UserName,
  orderedAt: Instant,
})
export type DestructionOrder = z.infer<typeof DestructionOrder>

/**
 * The order under one person's own key (`certificate`, issued by the vendor): an ES256 JWS whose payload, the RFC 8785
 * form of the other members, is left out of it.
 */
export const DestructionApproval = DestructionOrder.extend({
  format: z.literal('loan-review-destruction-approval/1'),
  as: z.enum(['operator', 'witness']),
  certificate: z.string(),
  signature: z.string(),
})
export type DestructionApproval = z.infer<typeof DestructionApproval>

/** What a destruction does not reach, in the words of the certificate. */
export const destructionLimits = ['lender-copy', 'copies-past-the-application', 'swapped-memory'] as const

/** `destruction.json`: what the vendor states once all of it is done. */
export const DestructionStatement = DestructionOrder.extend({
  format: z.literal('loan-review-destruction/1'),
  vendor: z.string(),
  /** The batch's keys were destroyed by a new key epoch without them; then its package and database were removed. */
  method: z.literal('key-epoch'),
  completedAt: Instant,
  tool: z.strictObject({ name: z.literal('sealdesk'), version: z.string() }),
  /** Last entry of the vault's log before the one that records the completion. */
  vaultAudit: AuditHead.nullable(),
  /** Copies of the key ring that were not reached: when each was written. They are to be destroyed by hand. */
  keyRingCopies: z.array(z.strictObject({ savedAt: Instant })),
  limits: z.array(z.enum(destructionLimits)),
})
export type DestructionStatement = z.infer<typeof DestructionStatement>

/** What there is to know before a batch is destroyed. */
export const DestructionPlan = z.object({
  batchId: BatchId,
  title: z.string(),
  lender: z.string(),
  retainUntil: z.iso.date().nullable(),
  warnings: z.array(DestructionWarning),
  /** Copies of the key ring that destruction will not reach as things stand: file and when it was written. */
  keyRingCopies: z.array(z.object({ file: z.string(), savedAt: Instant })),
  /** Who can witness: everybody with a passphrase but the operator. */
  witnesses: z.array(z.object({ name: UserName, needsKeyFile: z.boolean() })),
  /** Whether the person at the desk needs their key file. */
  needsKeyFile: z.boolean(),
})
export type DestructionPlan = z.infer<typeof DestructionPlan>
