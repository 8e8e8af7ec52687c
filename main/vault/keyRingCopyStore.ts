import type { Database } from 'better-sqlite3'

/** A copy of the key ring as it was last written. */
export interface KeyRingCopy {
  readonly path: string
  /** Number of the epoch that it holds. */
  readonly epoch: number
  /** ISO 8601 instant. */
  readonly savedAt: string
}

/** Where copies of the key ring were written, and which epoch each holds. */
export function createKeyRingCopyStore(db: Database) {
  const upsert = db.prepare(
    `INSERT INTO key_ring_copy (path, epoch, saved_at) VALUES (:path, :epoch, :savedAt)
     ON CONFLICT (path) DO UPDATE SET epoch = excluded.epoch, saved_at = excluded.saved_at`,
  )
  const selectAll = db.prepare<[], KeyRingCopy>(
    'SELECT path, epoch, saved_at AS savedAt FROM key_ring_copy ORDER BY saved_at, path',
  )
  return {
    put: (copy: KeyRingCopy): void => void upsert.run(copy),
    list: (): KeyRingCopy[] => selectAll.all(),
  }
}
