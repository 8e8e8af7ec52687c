import type { Database } from 'better-sqlite3'
import type { Finding } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'

export type FindingStore = ReturnType<typeof createFindingStore>

/** What the rules found on each case when they last ran. */
export function createFindingStore(db: Database) {
  const remove = db.prepare('DELETE FROM finding WHERE case_no = :caseNo')
  const insert = db.prepare(
    `INSERT INTO finding (case_no, position, severity, state, finding_json)
     VALUES (:caseNo, :position, :severity, :state, :finding)`,
  )
  const select = db
    .prepare<[{ caseNo: string }], string | null>(
      "SELECT group_concat(finding_json, ',' ORDER BY position) FROM finding WHERE case_no = :caseNo",
    )
    .pluck()
  const selectFailing = db.prepare<[{ caseNo: string }], Pick<Finding, 'code' | 'severity'>>(
    `SELECT finding_json ->> 'code' AS code, severity FROM finding
     WHERE case_no = :caseNo AND state IN ('fail', 'warn') ORDER BY position`,
  )

  return {
    /** Puts a case's findings in place of those before. */
    replace: db.transaction((caseNo: CaseNo, findings: readonly Finding[]): void => {
      remove.run({ caseNo })
      findings.forEach((finding, position) => {
        const { severity, state } = finding
        insert.run({ caseNo, position, severity, state, finding: compact(finding) })
      })
    }),

    /** Those of a case's findings that fail or warn. */
    failing: (caseNo: CaseNo): Pick<Finding, 'code' | 'severity'>[] => selectFailing.all({ caseNo }),

    // Not checked against its schema each time: it was a finding when it went in, and nobody else can write it.
    of: (caseNo: CaseNo): Finding[] =>
      JSON.parse(`[${select.get({ caseNo }) ?? ''}]`).map(
        (said: Omit<Finding, keyof typeof unsaid>): Finding => ({ ...unsaid, ...said }),
      ),
  }
}

/** What most findings do not say is not written down: a batch has some forty findings a case. */
const unsaid = { evidence: null, seen: null, expected: null, reason: null, cases: [] }

function compact(finding: Finding): string {
  const said = Object.entries(finding).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return JSON.stringify(Object.fromEntries(said))
}
