import type { Database } from 'better-sqlite3'
import { AuditHead } from '../../shared/domain/audit.ts'

/** A result package that left the station, and where the batch's audit log stood then. */
export interface Delivery {
  readonly packageId: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly audit: AuditHead | null
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

/** Result packages made of a batch. */
export function createDeliveryStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO delivery (package_id, delivered_at, audit_seq, audit_hash)
     VALUES (:packageId, :at, :seq, :hash)`,
  )
  const selectLast = db.prepare<[], { seq: number | null; hash: string | null }>(
    'SELECT audit_seq AS seq, audit_hash AS hash FROM delivery ORDER BY rowid DESC LIMIT 1',
  )

  const selectLastAt = db
    .prepare<[], string>('SELECT delivered_at FROM delivery ORDER BY rowid DESC LIMIT 1')
    .pluck()

  return {
    add: ({ packageId, at, audit }: Delivery): void =>
      void insert.run({ packageId, at, seq: audit?.seq ?? null, hash: audit?.hash ?? null }),

    /** ISO 8601 instant; null before the first. */
    lastAt: (): string | null => selectLastAt.get() ?? null,

    /** Where the log stood at the last delivery; null before the first. */
    lastAudit(): AuditHead | null {
      const row = selectLast.get()
      return row && row.seq !== null ? AuditHead.parse(row) : null
    },
  }
}
