import type { Database } from 'better-sqlite3'
import type { BatchId } from '../../shared/domain/ids.ts'

/** A receiving key as issued: what is known of it without its identity. */
export interface IssuedKey {
  readonly keyId: string
  readonly lender: string
  readonly recipient: string
  readonly issuedAt: string
  readonly issuedBy: string
}

/** Which receiving keys were issued to whom, and which batch has used each. */
export function createReceivingKeyStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO receiving_key (key_id, lender, recipient, issued_at, issued_by)
     VALUES (:keyId, :lender, :recipient, :issuedAt, :issuedBy)`,
  )
  const selectOpen = db.prepare<[], { keyId: string; lender: string }>(
    'SELECT key_id AS keyId, lender FROM receiving_key WHERE batch_id IS NULL ORDER BY issued_at, key_id',
  )
  const selectOfBatch = db
    .prepare<[{ batchId: string }], string>('SELECT key_id FROM receiving_key WHERE batch_id = :batchId')
    .pluck()
  const updateUsed = db.prepare(
    'UPDATE receiving_key SET batch_id = :batchId WHERE key_id = :keyId AND batch_id IS NULL',
  )

  return {
    add: (key: IssuedKey): void => void insert.run(key),
    open: (): { keyId: string; lender: string }[] => selectOpen.all(),
    ofBatch: (batchId: BatchId): string | undefined => selectOfBatch.get({ batchId }),
    /** @returns whether the key was there and unused */
    markUsed: (keyId: string, batchId: BatchId): boolean => updateUsed.run({ keyId, batchId }).changes === 1,
  }
}
