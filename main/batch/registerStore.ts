import type { Database } from 'better-sqlite3'
import { BatchId, type Sha256Hex, Sha256Hex as Sha256Schema } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'

/** A batch in the vault's register. Instants and dates are ISO 8601. */
export interface RegisteredBatch {
  readonly batchId: BatchId
  readonly lender: string
  readonly orderId: string
  readonly title: string
  readonly importedAt: string
  readonly due: string | null
  readonly retainUntil: string | null
  readonly state: 'imported' | 'exported' | 'destroyed'
  readonly sumsSha256: Sha256Hex
  readonly cases: number
  readonly documents: number
}

interface BatchRecord {
  batch_id: string
  lender: string
  order_id: string
  title: string
  imported_at: string
  due: string | null
  retain_until: string | null
  state: RegisteredBatch['state']
  sums_sha256: string
  cases: number
  documents: number
}

export type RegisterStore = ReturnType<typeof createRegisterStore>

/** The vault's register of batches: a batch exists when it stands here. */
export function createRegisterStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO batch (batch_id, lender, order_id, title, imported_at, due, retain_until, state, sums_sha256, cases, documents)
     VALUES (:batchId, :lender, :orderId, :title, :importedAt, :due, :retainUntil, :state, :sumsSha256, :cases, :documents)`,
  )
  const select = db.prepare<[{ batchId: string }], BatchRecord>(
    'SELECT * FROM batch WHERE batch_id = :batchId',
  )
  const selectAll = db.prepare<[], BatchRecord>('SELECT * FROM batch ORDER BY imported_at DESC, batch_id')
  const updateAmended = db.prepare(
    "UPDATE batch SET state = 'imported', documents = :documents WHERE batch_id = :batchId",
  )
  const updateState = db.prepare('UPDATE batch SET state = :state WHERE batch_id = :batchId')

  return {
    add: (batch: RegisteredBatch): void => void insert.run(batch),
    has: (batchId: BatchId): boolean => select.get({ batchId }) !== undefined,
    list: (): RegisteredBatch[] => selectAll.all().map(toBatch),
    /** @param documents how many the batch has now */
    markAmended: (batchId: BatchId, documents: number): void =>
      void updateAmended.run({ batchId, documents }),
    markExported: (batchId: BatchId): void => void updateState.run({ batchId, state: 'exported' }),
    markDestroyed: (batchId: BatchId): void => void updateState.run({ batchId, state: 'destroyed' }),

    /** @throws SealdeskError `batch/unknown` */
    get(batchId: BatchId): RegisteredBatch {
      const row = select.get({ batchId })
      if (!row) throw new SealdeskError('batch/unknown', { batch: batchId })
      return toBatch(row)
    },
  }
}

function toBatch(row: BatchRecord): RegisteredBatch {
  return {
    batchId: BatchId.parse(row.batch_id),
    lender: row.lender,
    orderId: row.order_id,
    title: row.title,
    importedAt: row.imported_at,
    due: row.due,
    retainUntil: row.retain_until,
    state: row.state,
    sumsSha256: Sha256Schema.parse(row.sums_sha256),
    cases: row.cases,
    documents: row.documents,
  }
}
