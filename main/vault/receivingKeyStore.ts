import type { Database } from 'better-sqlite3'
import { BatchId } from '../../shared/domain/ids.ts'
import type { ReceivingKeyView } from '../../shared/domain/party.ts'
import type { Deed } from './lenderStore.ts'

/** A receiving key as issued: what is known of it without its identity. */
export interface IssuedKey {
  readonly keyId: string
  readonly lender: string
  readonly recipient: string
  readonly issued: Deed
  readonly state: ReceivingKeyView['state']
  /** The batch that used it. */
  readonly batchId: BatchId | null
  readonly withdrawn: Deed | null
}

interface KeyRow {
  key_id: string
  lender: string
  recipient: string
  issued_at: string
  issued_by: string
  batch_id: string | null
  withdrawn_at: string | null
  withdrawn_by: string | null
}

/** Which receiving keys were issued to whom, which batch has used each, and which were withdrawn. */
export function createReceivingKeyStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO receiving_key (key_id, lender, recipient, issued_at, issued_by)
     VALUES (:keyId, :lender, :recipient, :at, :by)`,
  )
  const selectAll = db.prepare<[], KeyRow>('SELECT * FROM receiving_key ORDER BY issued_at, key_id')
  const selectByRecipient = db.prepare<[{ recipient: string }], KeyRow>(
    'SELECT * FROM receiving_key WHERE recipient = :recipient',
  )
  const selectByKey = db.prepare<[{ keyId: string }], KeyRow>(
    'SELECT * FROM receiving_key WHERE key_id = :keyId',
  )
  const selectOfBatch = db
    .prepare<[{ batchId: string }], string>('SELECT key_id FROM receiving_key WHERE batch_id = :batchId')
    .pluck()
  const updateUsed = db.prepare('UPDATE receiving_key SET batch_id = :batchId WHERE key_id = :keyId')
  const updateWithdrawn = db.prepare(
    'UPDATE receiving_key SET withdrawn_at = :at, withdrawn_by = :by WHERE key_id = :keyId',
  )

  return {
    add: (key: Pick<IssuedKey, 'keyId' | 'lender' | 'recipient' | 'issued'>): void => {
      const { keyId, lender, recipient, issued } = key
      insert.run({ keyId, lender, recipient, ...issued })
    },
    /** Oldest first. */
    list: (): IssuedKey[] => selectAll.all().map(toKey),
    find(keyId: string): IssuedKey | undefined {
      const row = selectByKey.get({ keyId })
      return row && toKey(row)
    },
    byRecipient(recipient: string): IssuedKey | undefined {
      const row = selectByRecipient.get({ recipient })
      return row && toKey(row)
    },
    ofBatch: (batchId: BatchId): string | undefined => selectOfBatch.get({ batchId }),
    // The schema refuses both for a key that is used or withdrawn.
    markUsed: (keyId: string, batchId: BatchId): void => void updateUsed.run({ keyId, batchId }),
    withdraw: (keyId: string, withdrawn: Deed): void => void updateWithdrawn.run({ keyId, ...withdrawn }),
  }
}

function toKey(row: KeyRow): IssuedKey {
  const { withdrawn_at: at, withdrawn_by: by } = row
  const withdrawn = at === null || by === null ? null : { at, by }
  return {
    keyId: row.key_id,
    lender: row.lender,
    recipient: row.recipient,
    issued: { at: row.issued_at, by: row.issued_by },
    state: row.batch_id !== null ? 'used' : withdrawn ? 'withdrawn' : 'unused',
    batchId: row.batch_id === null ? null : BatchId.parse(row.batch_id),
    withdrawn,
  }
}
