import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createResultPreviewStore } from '../../../main/report/resultPreviewStore.ts'
import { createWorksheetStore, type StoredWorksheet } from '../../../main/review/worksheetStore.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const [first, second] = [CaseNo.parse('A-1'), CaseNo.parse('A-2')]
const [paper, copy] = [DocumentPath.parse('docs/A-1/1.pdf'), DocumentPath.parse('docs/A-1/2.pdf')]

/** A database of the schema before, with a case, its documents and an opinion, brought up to date. */
function anOldBatch(): Database {
  const digest = (digit: string) => digit.repeat(64)
  return migratedBatch(
    8,
    `
    INSERT INTO loan_case VALUES ('A-1', 1, '样本', NULL, NULL, '{}'), ('A-2', 2, '样本', NULL, NULL, '{}');
    INSERT INTO document (path, case_no, position, sha256, size, media_type)
      VALUES ('${paper}', 'A-1', 1, '${digest('1')}', 9, 'application/pdf'), ('${copy}', 'A-1', 2, '${digest('2')}', 9, 'application/pdf');
    INSERT INTO signer VALUES ('${digest('a')}', 'PEM');
    INSERT INTO opinion (sha256, case_no, position, level, decision, author, jws, signer)
      VALUES ('${digest('b')}', 'A-2', 0, 1, 'pass', '样初', 'jws', '${digest('a')}');
    INSERT INTO document_note (document, about, page, note_json, noted_by, noted_at)
      VALUES ('${copy}', 'duplicate', NULL, '"${paper}"', '样初', '2026-03-04T08:00:00Z');`,
  )
}

function aSheet(
  document: DocumentPath | null,
  loan: number | null,
  state: StoredWorksheet['state'] = 'filled',
) {
  const item = { what: '样本', value: 100, appraised: null, appraiser: '', charged: null }
  const content = { loan, items: state === 'blank' ? [] : [item] }
  const figures = { ltv: loan === null ? null : loan / 100 }
  const by = UserName.parse('样初')
  const sheet = { kind: 'collateral' as const, document, content, figures, by, at: '2026-03-05T08:00:00Z' }
  return { sheet, state }
}

describe('a batch of the schema before worksheets', () => {
  it('keeps what it had, and takes worksheets of which the newest of each document counts', () => {
    const db = anOldBatch()
    const worksheets = createWorksheetStore(db)
    expect(worksheets.of(first)).toEqual([])
    for (const sheet of [aSheet(paper, 50), aSheet(null, 70), aSheet(paper, 60)]) worksheets.add(first, sheet)
    expect(worksheets.of(first).map(({ sheet }) => [sheet.document, sheet.figures.ltv])).toEqual([
      [paper, 0.6],
      [null, 0.7],
    ])
    expect(worksheets.of(first)[0]?.sheet.content).toEqual(aSheet(paper, 60).sheet.content)
    expect(worksheets.history({ caseNo: first, kind: 'collateral', document: paper })).toHaveLength(2)
    expect(worksheets.of(second)).toEqual([])
    expect(db.prepare('SELECT count(*) FROM opinion').pluck().get()).toBe(1)
    db.close()
  })

  it('counts none of a document that is a copy, and none that was taken back', () => {
    const db = anOldBatch()
    const worksheets = createWorksheetStore(db)
    for (const sheet of [aSheet(copy, 50), aSheet(paper, 50), aSheet(paper, null, 'blank')])
      worksheets.add(first, sheet)
    expect(worksheets.of(first)).toEqual([])
    expect(worksheets.newest({ caseNo: first, kind: 'collateral', document: paper })?.state).toBe('blank')
    db.close()
  })

  it('names the cases without a worksheet that is filled in', () => {
    const db = anOldBatch()
    const worksheets = createWorksheetStore(db)
    worksheets.add(first, aSheet(null, 50))
    worksheets.add(second, aSheet(null, null, 'begun'))
    const without = (limit: number) =>
      createResultPreviewStore(db).withoutWorksheets([first, second], ['collateral', 'bank-statement'], limit)
    expect(without(9)).toEqual({
      count: 2,
      first: [
        { caseNo: first, missing: ['bank-statement'] },
        { caseNo: second, missing: ['collateral', 'bank-statement'] },
      ],
    })
    expect(without(1)).toMatchObject({ count: 2, first: [{ caseNo: first }] })
    db.close()
  })

  it('lets no worksheet be changed or removed', () => {
    const db = anOldBatch()
    createWorksheetStore(db).add(first, aSheet(null, 50))
    expect(() => db.exec('DELETE FROM worksheet')).toThrow('append-only')
    expect(() => db.exec("UPDATE worksheet SET figures_json = '{}'")).toThrow('append-only')
    db.close()
  })
})
