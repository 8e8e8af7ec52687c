import type { Database } from 'better-sqlite3'
import { BatchId, Sha256Hex } from '../../shared/domain/ids.ts'

/** An amendment in the vault's register. `importedAt` is null until the batch's own database is known to have it. */
export interface RegisteredAmendment {
  readonly packageId: BatchId
  readonly batchId: BatchId
  readonly keyId: string
  readonly sumsSha256: Sha256Hex
  /** ISO 8601 instant. */
  readonly importedAt: string | null
}

interface AmendmentRecord {
  package_id: string
  batch_id: string
  key_id: string
  sums_sha256: string
  imported_at: string | null
}

export type AmendmentRegister = ReturnType<typeof createAmendmentRegister>

/** Which amendment belongs to which batch, and the receiving key that it has used. */
export function createAmendmentRegister(db: Database) {
  const insert = db.prepare(
    `INSERT INTO amendment (package_id, batch_id, key_id, sums_sha256)
     VALUES (:packageId, :batchId, :keyId, :sumsSha256)`,
  )
  const complete = db.prepare('UPDATE amendment SET imported_at = :at WHERE package_id = :packageId')
  const remove = db.prepare('DELETE FROM amendment WHERE package_id = :packageId')
  const select = db.prepare<[{ packageId: string }], AmendmentRecord>(
    'SELECT * FROM amendment WHERE package_id = :packageId',
  )
  const selectOfBatch = db.prepare<[{ batchId: string }], AmendmentRecord>(
    'SELECT * FROM amendment WHERE batch_id = :batchId ORDER BY rowid',
  )

  return {
    begin: (amendment: Omit<RegisteredAmendment, 'importedAt'>): void => void insert.run(amendment),
    complete: (packageId: BatchId, at: string): void => void complete.run({ packageId, at }),
    /** Of one that was begun and not imported: its receiving key is free again. */
    drop: (packageId: BatchId): void => void remove.run({ packageId }),
    has: (packageId: BatchId): boolean => select.get({ packageId }) !== undefined,
    of: (batchId: BatchId): RegisteredAmendment[] => selectOfBatch.all({ batchId }).map(toAmendment),
  }
}

function toAmendment(row: AmendmentRecord): RegisteredAmendment {
  return {
    packageId: BatchId.parse(row.package_id),
    batchId: BatchId.parse(row.batch_id),
    keyId: row.key_id,
    sumsSha256: Sha256Hex.parse(row.sums_sha256),
    importedAt: row.imported_at,
  }
}
