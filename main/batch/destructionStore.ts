import type { Database } from 'better-sqlite3'
import { DestructionApproval, DestructionStatement } from '../../shared/domain/destruction.ts'
import { BatchId } from '../../shared/domain/ids.ts'

/** A destruction: the texts that two people signed, and the statement once it is complete. */
export interface Destruction {
  readonly operator: { readonly text: string; readonly approval: DestructionApproval }
  readonly witness: { readonly text: string; readonly approval: DestructionApproval }
  readonly statement: DestructionStatement | null
}

interface DestructionRecord {
  operator_json: string
  witness_json: string
  statement_json: string | null
}

export type DestructionStore = ReturnType<typeof createDestructionStore>

/** Destructions that two people have ordered. From that record on, the batch is gone: what is left of it is removed. */
export function createDestructionStore(db: Database) {
  const insert = db.prepare(
    'INSERT INTO destruction (batch_id, operator_json, witness_json) VALUES (:batchId, :operator, :witness)',
  )
  const complete = db.prepare('UPDATE destruction SET statement_json = :statement WHERE batch_id = :batchId')
  const select = db.prepare<[{ batchId: string }], DestructionRecord>(
    'SELECT operator_json, witness_json, statement_json FROM destruction WHERE batch_id = :batchId',
  )
  const selectBegun = db
    .prepare<[], string>('SELECT batch_id FROM destruction WHERE statement_json IS NULL')
    .pluck()

  return {
    /** @param approvals texts of the signed orders */
    add: (batchId: BatchId, approvals: { operator: string; witness: string }): void =>
      void insert.run({ batchId, ...approvals }),
    complete: (batchId: BatchId, statement: DestructionStatement): void =>
      void complete.run({ batchId, statement: JSON.stringify(statement) }),
    /** Batches whose destruction was ordered and not completed: a crash came between. */
    begun: (): BatchId[] => selectBegun.all().map((batchId) => BatchId.parse(batchId)),

    get(batchId: BatchId): Destruction | null {
      const row = select.get({ batchId })
      if (!row) return null
      return {
        operator: signed(row.operator_json),
        witness: signed(row.witness_json),
        statement: (row.statement_json && DestructionStatement.parse(JSON.parse(row.statement_json))) || null,
      }
    },
  }
}

function signed(text: string): Destruction['operator'] {
  return { text, approval: DestructionApproval.parse(JSON.parse(text)) }
}
