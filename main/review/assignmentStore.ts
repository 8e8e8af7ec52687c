import type { Database } from 'better-sqlite3'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { type Level, UserName } from '../../shared/domain/person.ts'

/** A case at a level, after so many opinions on it. */
export interface Turn {
  readonly caseNo: CaseNo
  readonly level: Level
  readonly opinions: number
}

/** That a case was given to somebody, or (null) taken from whoever had it. `at` is an ISO 8601 instant. */
export interface StoredAssignment extends Turn {
  readonly person: UserName | null
  readonly by: UserName
  readonly at: string
}

export type AssignmentStore = ReturnType<typeof createAssignmentStore>

/** Who was given which case, and who began on it when: every fact is kept. */
export function createAssignmentStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO assignment (case_no, level, person, opinions, assigned_by, assigned_at)
     VALUES (:caseNo, :level, :person, :opinions, :by, :at)`,
  )
  const selectNewest = db.prepare<
    [{ caseNo: string; level: number }],
    { person: string | null; opinions: number }
  >(
    'SELECT person, opinions FROM assignment WHERE case_no = :caseNo AND level = :level ORDER BY id DESC LIMIT 1',
  )
  const insertBeginning = db.prepare(
    `INSERT OR IGNORE INTO beginning (case_no, level, opinions, person, begun_at)
     VALUES (:caseNo, :level, :opinions, :person, :at)`,
  )
  const selectBegun = db
    .prepare<[{ caseNo: string; level: number; opinions: number; person: string }], string>(
      `SELECT begun_at FROM beginning
       WHERE case_no = :caseNo AND level = :level AND opinions = :opinions AND person = :person`,
    )
    .pluck()

  const selectDecidedOther = db
    .prepare<[{ caseNo: string; level: number }], string>(
      'SELECT DISTINCT author FROM opinion WHERE case_no = :caseNo AND level <> :level',
    )
    .pluck()

  return {
    add: (assignment: StoredAssignment): void => void insert.run(assignment),

    newest(caseNo: CaseNo, level: Level): Pick<StoredAssignment, 'person' | 'opinions'> | null {
      const row = selectNewest.get({ caseNo, level })
      if (!row) return null
      return { person: row.person === null ? null : UserName.parse(row.person), opinions: row.opinions }
    },

    /** Who gave an opinion on a case at another level: they cannot decide this one. */
    decidedOther: (caseNo: CaseNo, level: Level): ReadonlySet<string> =>
      new Set(selectDecidedOther.all({ caseNo, level })),

    /** Keeps when somebody began; only the first time of each turn counts. @returns whether this was it */
    begin: (turn: Turn, person: UserName, at: string): boolean =>
      insertBeginning.run({ ...turn, person, at }).changes > 0,

    /** When a person began on a case in this turn: an ISO 8601 instant. */
    begunAt: ({ caseNo, level, opinions }: Turn, person: UserName): string | null =>
      selectBegun.get({ caseNo, level, opinions, person }) ?? null,
  }
}
