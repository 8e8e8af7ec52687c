import type { Database } from 'better-sqlite3'
import type { Severity } from '../../shared/domain/finding.ts'
import { CaseNo } from '../../shared/domain/ids.ts'
import { Decision } from '../../shared/domain/opinion.ts'
import { Level, UserName } from '../../shared/domain/person.ts'
import { type CaseRow, CaseState } from '../../shared/domain/queue.ts'
import type { Holding } from './holding.ts'
import type { EnteredTexts } from './searchedCase.ts'

/** What of a case never changes, and where it stands among the others by name and by product. */
export interface RowHead {
  readonly position: number
  readonly caseNo: CaseNo
  readonly name: string
  readonly nameOrder: number
  readonly product: string | null
  readonly productOrder: number | null
  readonly due: string | null
}

export interface RowBody
  extends Holding,
    EnteredTexts,
    Pick<CaseRow, 'decision' | 'documents' | 'toRead' | 'doubtful' | 'isAmended' | 'needsAttention'> {
  readonly findings: Readonly<Record<Severity, number>>
  /** Whether a field that several people enter wants an entry of somebody else. */
  readonly awaitsEntry: boolean
}

interface CaseRowRecord {
  position: number
  case_no: string
  name: string
  product: string | null
  due: string | null
  level: number
  state: string
  assigned_to: string | null
  decision: string | null
  documents: number
  to_read: number
  s1: number
  s2: number
  s3: number
  s4: number
  doubtful: number
  is_amended: number
  needs_attention: number
}

/** How a batch stands as a whole. */
export interface BatchProgress {
  readonly documents: number
  readonly toRead: number
  readonly begun: number
  readonly decided: number
}

export type CaseRowStore = ReturnType<typeof createCaseRowStore>

/** Each case of a batch as the queue shows it, kept up to date with every fact. The caller holds the transaction. */
export function createCaseRowStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO case_row (
       position, case_no, name, name_order, product, product_order, due, level, state, documents, to_read,
       s1, s2, s3, s4, doubtful, is_amended, needs_attention, awaits_entry, said, answered)
     VALUES (
       :position, :caseNo, :name, :nameOrder, :product, :productOrder, :due, 1, 'waiting', 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, '', '')`,
  )
  const update = db.prepare(
    `UPDATE case_row SET
       level = :level, state = :state, assigned_to = :assignedTo, decision = :decision, documents = :documents,
       to_read = :toRead, s1 = :S1, s2 = :S2, s3 = :S3, s4 = :S4, doubtful = :doubtful, is_amended = :isAmended,
       needs_attention = :needsAttention, awaits_entry = :awaitsEntry, said = :said, answered = :answered
     WHERE position = :position`,
  )
  const updateHolding = db.prepare(
    'UPDATE case_row SET level = :level, state = :state, assigned_to = :assignedTo WHERE position = :position',
  )
  const selectPosition = db
    .prepare<[{ caseNo: string }], number>('SELECT position FROM case_row WHERE case_no = :caseNo')
    .pluck()
  const selectTexts = db.prepare<[{ position: number }], { said: string; answered: string }>(
    'SELECT said, answered FROM case_row WHERE position = :position',
  )
  const selectRows = db.prepare<[{ positions: string }], CaseRowRecord>(
    'SELECT case_row.* FROM json_each(:positions) AS wanted JOIN case_row ON position = wanted.value ORDER BY wanted.key',
  )
  const selectProgress = db.prepare<[], BatchProgress>(
    `SELECT (SELECT count(*) FROM document) AS documents, total(to_read) AS toRead,
       total(decision IS NOT NULL OR state = 'returned') AS begun, total(state = 'decided') AS decided FROM case_row`,
  )
  const selectUndecided = db.prepare<[], { count: number; caseNo: string | null }>(
    // SQLite takes the bare column from the row that holds the minimum.
    "SELECT count(*) AS count, min(position), case_no AS caseNo FROM case_row WHERE state <> 'decided'",
  )
  const selectAny = db.prepare('SELECT 1 FROM case_row LIMIT 1')

  return {
    /** Enters a case that nothing is known of but its head. */
    enter: (head: RowHead): void => void insert.run(head),

    put: (position: number, { findings, ...body }: RowBody): void =>
      void update.run({
        ...body,
        ...findings,
        isAmended: Number(body.isAmended),
        needsAttention: Number(body.needsAttention),
        awaitsEntry: Number(body.awaitsEntry),
        position,
      }),

    hold: (position: number, holding: Holding): void => void updateHolding.run({ ...holding, position }),

    positionOf(caseNo: CaseNo): number {
      const position = selectPosition.get({ caseNo })
      if (position === undefined) throw new Error('a case without a row')
      return position
    },

    /** Digests of what could be searched of a case when its row was last put. */
    textsOf(position: number): EnteredTexts {
      const texts = selectTexts.get({ position })
      if (!texts) throw new Error('a case without a row')
      return texts
    },

    /** The rows at these positions, in the order asked for; none where there is no such case. */
    at: (positions: readonly number[]): CaseRow[] =>
      selectRows.all({ positions: JSON.stringify(positions) }).map(toRow),

    progress(): BatchProgress {
      const row = selectProgress.get()
      if (!row) throw new Error('a count without a row')
      return row
    },

    /** How many cases are not decided, and the first of them. */
    undecided(): { count: number; first: CaseNo | null } {
      const { count = 0, caseNo = null } = selectUndecided.get() ?? {}
      return { count, first: caseNo === null ? null : CaseNo.parse(caseNo) }
    },

    /** Whether any case has a row: not so in a database that comes from an older version. */
    isFilled: (): boolean => selectAny.get() !== undefined,
  }
}

function toRow(row: CaseRowRecord): CaseRow {
  return {
    position: row.position,
    caseNo: CaseNo.parse(row.case_no),
    name: row.name,
    product: row.product,
    due: row.due,
    state: CaseState.parse(row.state),
    level: Level.parse(row.level),
    assignedTo: row.assigned_to === null ? null : UserName.parse(row.assigned_to),
    decision: row.decision === null ? null : Decision.parse(row.decision),
    documents: row.documents,
    toRead: row.to_read,
    findings: { S1: row.s1, S2: row.s2, S3: row.s3, S4: row.s4 },
    doubtful: row.doubtful,
    isAmended: row.is_amended === 1,
    needsAttention: row.needs_attention === 1,
  }
}
