import type { Database } from 'better-sqlite3'
import { AuditHead } from '../../shared/domain/result.ts'

/** A result package that left the station, and where the batch's audit log stood then. */
export interface Delivery extends AuditHead {
  readonly packageId: string
  readonly at: string
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

/** Result packages made of a batch. */
export function createDeliveryStore(db: Database) {
  const insert = db.prepare(
    'INSERT INTO delivery (package_id, delivered_at, audit_length, audit_head) VALUES (:packageId, :at, :length, :head)',
  )
  const selectLast = db.prepare<[], { length: number; head: string }>(
    'SELECT audit_length AS length, audit_head AS head FROM delivery ORDER BY rowid DESC LIMIT 1',
  )

  return {
    add: (delivery: Delivery): void => void insert.run(delivery),
    lastAudit(): AuditHead | null {
      const row = selectLast.get()
      return row ? AuditHead.parse(row) : null
    },
  }
}
