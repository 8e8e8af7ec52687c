import type { Database } from 'better-sqlite3'
import { Finding, type Severity } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'

export type FindingCounts = Readonly<Record<Severity, number>>

export type FindingStore = ReturnType<typeof createFindingStore>

/** What the rules found on each case when they last ran. */
export function createFindingStore(db: Database) {
  const remove = db.prepare('DELETE FROM finding WHERE case_no = :caseNo')
  const insert = db.prepare(
    `INSERT INTO finding (case_no, position, severity, state, finding_json)
     VALUES (:caseNo, :position, :severity, :state, :finding)`,
  )
  const select = db
    .prepare<[{ caseNo: string }], string>(
      'SELECT finding_json FROM finding WHERE case_no = :caseNo ORDER BY position',
    )
    .pluck()
  const countByCase = db.prepare<[], { case_no: string; severity: Severity; count: number }>(
    `SELECT case_no, severity, count(*) AS count FROM finding
     WHERE state IN ('fail', 'warn', 'illegible') GROUP BY case_no, severity`,
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

    of: (caseNo: CaseNo): Finding[] =>
      select.all({ caseNo }).map((json) => Finding.parse({ ...unsaid, ...JSON.parse(json) })),

    /** Findings that want attention (fail, warn or illegible), by case and severity. */
    countsByCase(): ReadonlyMap<string, FindingCounts> {
      const counts = new Map<string, Record<Severity, number>>()
      for (const { case_no, severity, count } of countByCase.iterate()) {
        const ofCase = counts.get(case_no) ?? { S1: 0, S2: 0, S3: 0, S4: 0 }
        ofCase[severity] = count
        counts.set(case_no, ofCase)
      }
      return counts
    },
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
