import type { Database } from 'better-sqlite3'
import { ManualFinding } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'

/** What a person found. `id` is its own within the batch; `at` is an ISO 8601 instant. */
export interface AddedFinding {
  readonly id: number
  readonly finding: ManualFinding
  readonly by: UserName
  readonly at: string
}

interface AddedRecord {
  id: number
  finding_json: string
  added_by: string
  added_at: string
}

export type AddedFindingStore = ReturnType<typeof createAddedFindingStore>

/** What reviewers found with their own eyes, and what of it they took back. */
export function createAddedFindingStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO added_finding (case_no, finding_json, added_by, added_at)
     VALUES (:caseNo, :finding, :by, :at)`,
  )
  const insertWithdrawal = db.prepare(
    'INSERT INTO withdrawn_finding (finding, withdrawn_at) VALUES (:id, :at)',
  )
  const selectOfCase = db.prepare<[{ caseNo: string }], AddedRecord>(
    `SELECT id, finding_json, added_by, added_at FROM added_finding
     WHERE case_no = :caseNo AND id NOT IN (SELECT finding FROM withdrawn_finding) ORDER BY id`,
  )

  return {
    add: (caseNo: CaseNo, { finding, by, at }: Omit<AddedFinding, 'id'>): void =>
      void insert.run({ caseNo, finding: JSON.stringify(finding), by, at }),

    withdraw: (id: number, at: string): void => void insertWithdrawal.run({ id, at }),

    /** Those that nobody took back. */
    of: (caseNo: CaseNo): AddedFinding[] =>
      selectOfCase.all({ caseNo }).map((row) => ({
        id: row.id,
        finding: ManualFinding.parse(JSON.parse(row.finding_json)),
        by: UserName.parse(row.added_by),
        at: row.added_at,
      })),
  }
}
