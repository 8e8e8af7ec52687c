import type { Database } from 'better-sqlite3'
import { Disposition, FindingKey } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'

/** What a person made of a finding. `at` is an ISO 8601 instant. */
export interface StoredDisposition {
  readonly as: Disposition
  readonly reason: string | null
  readonly by: UserName
  readonly at: string
}

interface DispositionRecord {
  finding: string
  settled_as: string
  reason: string | null
  settled_by: string
  settled_at: string
}

export type DispositionStore = ReturnType<typeof createDispositionStore>

/** What people made of findings: every disposition is kept, the newest counts. */
export function createDispositionStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO disposition (case_no, finding, settled_as, reason, settled_by, settled_at)
     VALUES (:caseNo, :finding, :as, :reason, :by, :at)`,
  )
  const selectOfCase = db.prepare<[{ caseNo: string }], DispositionRecord>(
    'SELECT finding, settled_as, reason, settled_by, settled_at FROM disposition WHERE case_no = :caseNo ORDER BY id',
  )

  return {
    add: (caseNo: CaseNo, finding: FindingKey, disposition: StoredDisposition): void =>
      void insert.run({ caseNo, finding, ...disposition }),

    /** The newest of each finding of a case. */
    of: (caseNo: CaseNo): ReadonlyMap<FindingKey, StoredDisposition> =>
      new Map(
        selectOfCase.all({ caseNo }).map((row) => [
          FindingKey.parse(row.finding),
          {
            as: Disposition.parse(row.settled_as),
            reason: row.reason,
            by: UserName.parse(row.settled_by),
            at: row.settled_at,
          },
        ]),
      ),
  }
}
