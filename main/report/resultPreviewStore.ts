import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import { Level, UserName } from '../../shared/domain/person.ts'
import { CaseState } from '../../shared/domain/queue.ts'
import type { ResultPreview } from '../../shared/domain/resultPreview.ts'
import { WorksheetKind } from '../../shared/domain/worksheet.ts'

interface TotalsRecord {
  documents: number
  opinions: number
  s1: number
  s2: number
  s3: number
  s4: number
}

export type ResultPreviewStore = ReturnType<typeof createResultPreviewStore>

/** Counts of what a result would hold and would not. */
export function createResultPreviewStore(db: Database) {
  const selectUndecided = db.prepare<
    [{ limit: number }],
    { case_no: string; level: number; state: string; assigned_to: string | null }
  >(
    `SELECT case_no, level, state, assigned_to FROM case_row WHERE state <> 'decided'
     ORDER BY position LIMIT :limit`,
  )
  const selectTotals = db.prepare<[{ caseNos: string }], TotalsRecord>(
    `SELECT total(documents) AS documents, total(s1) AS s1, total(s2) AS s2, total(s3) AS s3, total(s4) AS s4,
       total((SELECT count(*) FROM opinion WHERE opinion.case_no = case_row.case_no)) AS opinions
     FROM json_each(:caseNos) AS wanted JOIN case_row ON case_row.case_no = wanted.value`,
  )
  const selectResults = db.prepare<[], { package_id: string; delivered_at: string; cases: number }>(
    `SELECT package_id, delivered_at, count(delivered_case.case_no) AS cases
     FROM delivery LEFT JOIN delivered_case USING (package_id)
     GROUP BY delivery.rowid ORDER BY delivery.rowid`,
  )
  const selectWithoutWorksheets = db.prepare<
    [{ caseNos: string; kinds: string; limit: number }],
    { case_no: string; kinds_json: string; count: number }
  >(
    `SELECT wanted.value AS case_no, json_group_array(kind.value ORDER BY kind.key) AS kinds_json,
       count(*) OVER () AS count
     FROM json_each(:caseNos) AS wanted JOIN json_each(:kinds) AS kind
     WHERE NOT EXISTS (
       SELECT 1 FROM standing_worksheet AS sheet
       WHERE sheet.case_no = wanted.value AND sheet.kind = kind.value AND sheet.state = 'filled'
     )
     GROUP BY wanted.key ORDER BY wanted.key LIMIT :limit`,
  )

  return {
    /** The first cases, in the order of the batch, that wait for somebody. */
    undecided: (limit: number): ResultPreview['undecided']['first'] =>
      selectUndecided.all({ limit }).map((row) => ({
        caseNo: CaseNo.parse(row.case_no),
        level: Level.parse(row.level),
        state: CaseState.parse(row.state),
        who: row.assigned_to === null ? null : UserName.parse(row.assigned_to),
      })),

    /** What went out so far, from the first. */
    results: (): ResultPreview['results'] =>
      selectResults.all().map((row) => ({
        packageId: BatchId.parse(row.package_id),
        at: row.delivered_at,
        cases: row.cases,
      })),

    /** How many of the cases are without a worksheet of these kinds, and the first of them with the kinds. */
    withoutWorksheets(
      caseNos: readonly CaseNo[],
      kinds: readonly WorksheetKind[],
      limit: number,
    ): ResultPreview['incompleteWorksheets'] {
      const lists = { caseNos: JSON.stringify(caseNos), kinds: JSON.stringify(kinds) }
      const rows = selectWithoutWorksheets.all({ ...lists, limit })
      const first = rows.map(({ case_no, kinds_json }) => ({
        caseNo: CaseNo.parse(case_no),
        missing: z.array(WorksheetKind).parse(JSON.parse(kinds_json)),
      }))
      return { count: rows[0]?.count ?? 0, first }
    },

    totals(caseNos: readonly CaseNo[]): Pick<ResultPreview, 'totals' | 'findings'> {
      const row = selectTotals.get({ caseNos: JSON.stringify(caseNos) })
      if (!row) throw new Error('a sum without a row')
      const { documents, opinions, s1, s2, s3, s4 } = row
      return { totals: { documents, opinions }, findings: { S1: s1, S2: s2, S3: s3, S4: s4 } }
    },
  }
}
