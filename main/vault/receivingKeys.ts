import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import { generateIdentity } from '../package/identity.ts'
import { signReceivingKey } from '../package/receivingKey.ts'
import type { AuditLog } from './auditLog.ts'
import type { Epoch } from './epoch.ts'
import type { Lenders } from './lenders.ts'
import { createReceivingKeyStore } from './receivingKeyStore.ts'
import type { Vendor } from './vendorStore.ts'

/** Receiving keys: each takes one batch of one lender. */
export interface ReceivingKeys {
  /** Makes a key and records it. `file` is the content of receiving-key.json. @throws SealdeskError `lender/unknown` */
  issue(lender: PartyCard): Promise<{ keyId: string; recipient: string; file: string }>
  /** Keys that no batch has used, oldest first; `lender` is the name that the key was issued to. */
  open(): { keyId: string; lender: string; identity: string }[]
  /**
   * Binds a key to the batch that it opened, for ever. Belongs into the transaction that registers the batch.
   *
   * @throws SealdeskError `package/wrong-recipient` where the key is unknown or used
   */
  use(keyId: string, batchId: BatchId): void
  /** The key that a batch came to. @throws SealdeskError `batch/unknown` */
  keyOf(batchId: BatchId): string
  /** @throws SealdeskError `batch/unknown`, `vault/slot-damaged` */
  identityOf(batchId: BatchId): string
}

export function createReceivingKeys(parts: {
  database: Database
  epoch: Epoch
  lenders: Lenders
  vendor: Vendor
  audit: AuditLog
  issuedBy: string
  clock: () => Date
}): ReceivingKeys {
  const { database, epoch, lenders, vendor, audit, issuedBy, clock } = parts
  const store = createReceivingKeyStore(database)

  const record = database.transaction(
    (keyId: string, lender: string, recipient: string, issuedAt: string) => {
      store.add({ keyId, lender, recipient, issuedAt, issuedBy })
      audit.append('receiving-key.issued', keyId, 'ok', { lender })
    },
  )

  function keyOf(batchId: BatchId): string {
    const keyId = store.ofBatch(batchId)
    if (keyId === undefined) throw new SealdeskError('batch/unknown', { batch: batchId })
    return keyId
  }

  return {
    async issue(lender) {
      const pinned = lenders.find(lender.name)
      if (!pinned) throw new SealdeskError('lender/unknown', { lender: lender.name })
      const keyId = randomUUID()
      const issuedAt = clock().toISOString()
      const { identity, recipient } = await generateIdentity()
      const file = await signReceivingKey(
        {
          format: 'loan-review-receiving-key/1',
          keyId,
          issuedAt,
          vendor: { name: vendor.name, certificate: vendor.certificatePem },
          lender: { name: pinned.name, certSha256: certificateSha256(pinned.certificate) },
          recipient,
        },
        vendor,
      )
      // The identity first: a key on record without one could never open its batch.
      epoch.addIdentity(keyId, identity)
      record(keyId, pinned.name, recipient, issuedAt)
      return { keyId, recipient, file }
    },

    open: () => store.open().map(({ keyId, lender }) => ({ keyId, lender, identity: epoch.identity(keyId) })),

    use(keyId, batchId) {
      if (!store.markUsed(keyId, batchId)) throw new SealdeskError('package/wrong-recipient')
    },

    keyOf,
    identityOf: (batchId) => epoch.identity(keyOf(batchId)),
  }
}
