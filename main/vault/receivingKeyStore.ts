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
  /** The batch that used it, or that the amendment belongs to which did. */
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

/** A key that an amendment came to is used by it, and belongs to the batch that it amends. */
const selectKey = `
  SELECT key_id, lender, recipient, issued_at, issued_by, withdrawn_at, withdrawn_by,
    coalesce(receiving_key.batch_id, amendment.batch_id) AS batch_id
  FROM receiving_key LEFT JOIN amendment USING (key_id)`

/** Which receiving keys were issued to whom, which batch has used each, and which were withdrawn. */
export function createReceivingKeyStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO receiving_key (key_id, lender, recipient, issued_at, issued_by)
     VALUES (:keyId, :lender, :recipient, :at, :by)`,
  )
  const selectAll = db.prepare<[], KeyRow>(`${selectKey} ORDER BY issued_at, key_id`)
  const selectByRecipient = db.prepare<[{ recipient: string }], KeyRow>(
    `${selectKey} WHERE recipient = :recipient`,
  )
  const selectByKey = db.prepare<[{ keyId: string }], KeyRow>(`${selectKey} WHERE key_id = :keyId`)
  const selectOfPackage = db
    .prepare<[{ packageId: string }], string>(
      `SELECT key_id FROM receiving_key WHERE batch_id = :packageId
       UNION ALL SELECT key_id FROM amendment WHERE package_id = :packageId`,
    )
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
    /** The key that a package came to which was taken in, be it a batch or an amendment. */
    ofPackage: (packageId: BatchId): string | undefined => selectOfPackage.get({ packageId }),
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
