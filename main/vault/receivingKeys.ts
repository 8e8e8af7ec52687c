import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import { generateIdentity, type Identity } from '../package/identity.ts'
import { signReceivingKey, signReceivingKeyBook } from '../package/receivingKey.ts'
import type { AuditLog } from './auditLog.ts'
import type { Epoch } from './epoch.ts'
import type { Lenders } from './lenders.ts'
import { createReceivingKeyStore, type IssuedKey } from './receivingKeyStore.ts'
import type { Vendor, VendorStore } from './vendorStore.ts'

/** Receiving keys: each takes one batch of one lender. */
export interface ReceivingKeys {
  /**
   * Makes a key and records it. `file` is the content of receiving-key.json.
   *
   * @throws SealdeskError `lender/unknown`, `lender/revoked`
   */
  issue(lender: PartyCard): Promise<{ keyId: string; recipient: string; file: string }>
  /** Makes several keys at once, under one signature, for a lender that sends batches regularly. @throws as `issue` */
  issueBook(lender: PartyCard, count: number): Promise<{ keyIds: string[]; file: string }>
  /** Every key that was ever issued, oldest first. */
  list(): IssuedKey[]
  /** Keys that still take a batch, oldest first; `lender` is the name that the key was issued to. */
  open(): { keyId: string; lender: string; identity: string }[]
  /**
   * Takes keys back and destroys their identities: what was packed to them can never be opened. All or none of them.
   *
   * @throws SealdeskError `receiving-key/unknown`, `receiving-key/used`, `receiving-key/withdrawn`
   */
  withdraw(keyIds: readonly string[]): void
  /** Why none of these recipients takes a batch: `receiving-key/used` or `receiving-key/withdrawn`, if one ever did. */
  whyClosed(recipients: readonly string[]): SealdeskError | undefined
  /**
   * Binds a key to the batch that it opened, for ever. Belongs into the transaction that registers the batch.
   *
   * @throws SealdeskError `receiving-key/unknown`, `receiving-key/used`, `receiving-key/withdrawn`
   */
  use(keyId: string, batchId: BatchId): void
  /**
   * What opens a package that was taken in, be it a batch or an amendment.
   *
   * @throws SealdeskError `batch/unknown`, `vault/slot-damaged`
   */
  identityOf(packageId: BatchId): string
}

export function createReceivingKeys(parts: {
  database: Database
  epoch: Epoch
  lenders: Lenders
  vendors: VendorStore
  audit: AuditLog
  issuedBy: string
  clock: () => Date
}): ReceivingKeys {
  const { database, epoch, lenders, vendors, audit, issuedBy, clock } = parts
  const store = createReceivingKeyStore(database)
  const now = () => ({ by: issuedBy, at: clock().toISOString() })

  function destroyWithdrawn(): void {
    const keyIds = store.list().flatMap(({ keyId, state }) => (state === 'withdrawn' ? [keyId] : []))
    epoch.destroy({ keyIds, batchIds: [] })
  }

  /** The identities first: a key on record without one could never open its batch. */
  function record(lender: string, keys: readonly (Identity & { keyId: string })[], issuedAt: string): void {
    epoch.addIdentities(new Map(keys.map(({ keyId, identity }) => [keyId, identity])))
    database.transaction(() => {
      for (const { keyId, recipient } of keys) {
        store.add({ keyId, lender, recipient, issued: { by: issuedBy, at: issuedAt } })
        audit.append('receiving-key.issued', keyId, 'ok', { lender })
      }
    })()
  }

  /** What the files of one key and of a book have in common. */
  function parties(vendor: Vendor, lender: PartyCard, issuedAt: string) {
    return {
      issuedAt,
      vendor: { name: vendor.name, certificate: vendor.certificatePem },
      lender: { name: lender.name, certSha256: certificateSha256(lender.certificate) },
    }
  }

  function whyClosed({ keyId, batchId, withdrawn }: IssuedKey): SealdeskError | undefined {
    if (batchId !== null) return new SealdeskError('receiving-key/used', { key: keyId, batch: batchId })
    if (withdrawn) return new SealdeskError('receiving-key/withdrawn', { key: keyId, at: withdrawn.at })
    return undefined
  }

  function requireOpen(keyId: string): IssuedKey {
    const key = store.find(keyId)
    if (!key) throw new SealdeskError('receiving-key/unknown', { key: keyId })
    const closed = whyClosed(key)
    if (closed) throw closed
    return key
  }

  // What a crash between the record of a withdrawal and the destruction of its key has left.
  destroyWithdrawn()

  return {
    async issue({ name }) {
      const lender = lenders.welcome(name)
      const vendor = vendors.get()
      const issuedAt = clock().toISOString()
      const key = { keyId: randomUUID(), ...(await generateIdentity()) }
      const { keyId, recipient } = key
      const file = await signReceivingKey(
        { format: 'loan-review-receiving-key/1', ...parties(vendor, lender, issuedAt), keyId, recipient },
        vendor,
      )
      record(name, [key], issuedAt)
      return { keyId, recipient, file }
    },

    async issueBook({ name }, count) {
      const lender = lenders.welcome(name)
      const vendor = vendors.get()
      const issuedAt = clock().toISOString()
      const keys = await Promise.all(
        Array.from({ length: count }, async () => ({ keyId: randomUUID(), ...(await generateIdentity()) })),
      )
      const file = await signReceivingKeyBook(
        {
          format: 'loan-review-receiving-key-book/1',
          bookId: randomUUID(),
          ...parties(vendor, lender, issuedAt),
          keys: keys.map(({ keyId, recipient }) => ({ keyId, recipient })),
        },
        vendor,
      )
      record(name, keys, issuedAt)
      return { keyIds: keys.map(({ keyId }) => keyId), file }
    },

    list: store.list,

    open: () =>
      store
        .list()
        .filter(({ state }) => state === 'unused')
        .map(({ keyId, lender }) => ({ keyId, lender, identity: epoch.identity(keyId) })),

    withdraw(keyIds) {
      database.transaction(() => {
        for (const keyId of keyIds) {
          const { lender } = requireOpen(keyId)
          store.withdraw(keyId, now())
          audit.append('receiving-key.withdrawn', keyId, 'ok', { lender })
        }
      })()
      destroyWithdrawn()
    },

    whyClosed: (recipients) =>
      recipients
        .flatMap((recipient) => store.byRecipient(recipient) ?? [])
        .map(whyClosed)
        .find((reason) => reason !== undefined),

    use(keyId, batchId) {
      requireOpen(keyId)
      store.markUsed(keyId, batchId)
    },

    identityOf(packageId) {
      const keyId = store.ofPackage(packageId)
      if (keyId === undefined) throw new SealdeskError('batch/unknown', { batch: packageId })
      return epoch.identity(keyId)
    },
  }
}
