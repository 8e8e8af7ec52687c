import program from '../../package.json' with { type: 'json' }
import type { AuditHead } from '../../shared/domain/audit.ts'
import {
  type DestructionOrder,
  type DestructionStatement,
  type DestructionWarning,
  destructionLimits,
} from '../../shared/domain/destruction.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { signedJson } from '../package/signedJson.ts'
import type { Signatory } from '../vault/signatory.ts'
import type { Vault } from '../vault/vault.ts'
import type { AmendmentRegister } from './amendmentRegisterStore.ts'
import type { DestructionStore } from './destructionStore.ts'
import type { RegisteredBatch, RegisterStore } from './registerStore.ts'

export interface DestructionNeeds {
  readonly vault: Vault
  readonly amendments: AmendmentRegister
  readonly register: RegisterStore
  readonly destructions: DestructionStore
  readonly clock: () => Date
}

/** What is to be destroyed, by whom, and what they have been told. */
export interface DestructionRequest {
  readonly batch: RegisteredBatch
  readonly operator: Signatory
  readonly witness: Signatory
  readonly accepted: readonly DestructionWarning[]
  /** Last entry of the batch's log. */
  readonly batchAudit: AuditHead | null
}

/**
 * Destroys a batch on the order of two people. Once their order is on record the batch is gone: whatever interrupts
 * the rest, the next unlocking finishes it. The caller has closed the package.
 *
 * @throws SealdeskError `batch/unknown`, `destruction/same-person`, `file/disk-full`, `file/not-writable`
 */
export async function destroyBatch(
  needs: DestructionNeeds,
  request: DestructionRequest,
): Promise<DestructionStatement> {
  const order = orderOf(needs, request)
  const { operator, witness } = request
  const approvals = {
    operator: await approve(order, 'operator', operator),
    witness: await approve(order, 'witness', witness),
  }
  const { vault, register, destructions } = needs
  const { batchId } = order
  vault.database
    .transaction(() => {
      destructions.add(batchId, approvals)
      register.markDestroyed(batchId)
      vault.audit.append('batch.destruction-ordered', batchId, 'ok', {
        witness: witness.name,
        ...(order.batchAudit && { logSeq: order.batchAudit.seq, logHash: order.batchAudit.hash }),
      })
    })
    .immediate()
  return complete(needs, batchId)
}

/** Finishes the destructions that something interrupted. */
export function finishDestructions(needs: Omit<DestructionNeeds, 'register'>): void {
  for (const batchId of needs.destructions.begun()) complete(needs, batchId)
}

/** Every step can be repeated; the last one records that nothing is left to do. */
function complete(needs: Omit<DestructionNeeds, 'register'>, batchId: BatchId): DestructionStatement {
  const { vault, amendments, destructions, clock } = needs
  const ordered = destructions.get(batchId)
  if (!ordered) throw new Error('a destruction that nobody ordered')
  const { format, as, certificate, signature, ...order } = ordered.operator.approval
  const amended = amendments.of(batchId).map(({ keyId }) => keyId)
  vault.batches.destroy(batchId, [order.keyId, ...amended])
  const unreached = vault.keyRingCopies.refresh()
  const statement: DestructionStatement = {
    ...order,
    format: 'loan-review-destruction/1',
    vendor: vault.vendor.name,
    method: 'key-epoch',
    completedAt: clock().toISOString(),
    tool: { name: 'sealdesk', version: program.version },
    vaultAudit: vault.audit.head(),
    keyRingCopies: unreached.map(({ savedAt }) => ({ savedAt })),
    limits: [...destructionLimits],
  }
  vault.database
    .transaction(() => {
      destructions.complete(batchId, statement)
      vault.audit.append('batch.destroyed', batchId, 'ok', {
        operator: order.operator,
        witness: order.witness,
        keyRingCopies: unreached.length,
      })
    })
    .immediate()
  return statement
}

function orderOf(
  { vault, amendments, clock }: DestructionNeeds,
  { batch, operator, witness, accepted, batchAudit }: DestructionRequest,
): DestructionOrder {
  if (operator.name === witness.name) throw new SealdeskError('destruction/same-person')
  const { batchId, sumsSha256, lender, orderId, cases, documents, retainUntil, state } = batch
  const amended = amendments.of(batchId)
  const isAmendments = (keyId: string) => amended.some((amendment) => amendment.keyId === keyId)
  const key = vault.receivingKeys
    .list()
    .find((candidate) => candidate.batchId === batchId && !isAmendments(candidate.keyId))
  if (!key) throw new SealdeskError('batch/unknown', { batch: batchId })
  return {
    batchId,
    batchSumsSha256: sumsSha256,
    lender,
    orderId,
    cases,
    documents,
    keyId: key.keyId,
    ...(amended.length > 0 && {
      amendments: amended.map(({ packageId, sumsSha256, keyId }) => ({ packageId, sumsSha256, keyId })),
    }),
    batchAudit,
    retainUntil,
    exported: state === 'exported',
    accepted: [...accepted],
    operator: operator.name,
    witness: witness.name,
    orderedAt: clock().toISOString(),
  }
}

function approve(order: DestructionOrder, as: 'operator' | 'witness', person: Signatory): Promise<string> {
  const format = 'loan-review-destruction-approval/1'
  return signedJson({ ...order, format, as, certificate: person.certificatePem }, person)
}
