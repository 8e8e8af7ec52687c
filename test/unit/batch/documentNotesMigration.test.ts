import type { Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createCaseStore } from '../../../main/batch/caseStore.ts'
import { createReadingStore } from '../../../main/reading/readingStore.ts'
import { createDocumentNoteStore } from '../../../main/review/documentNoteStore.ts'
import { documentsOfCase } from '../../../main/review/documents.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const caseNo = CaseNo.parse('A-001')
const [front, back] = [DocumentPath.parse('docs/A-001/1.jpg'), DocumentPath.parse('docs/A-001/2.jpg')]
const noted = { by: UserName.parse('样本甲'), at: '2026-03-02T08:00:00Z' }

/** A database of the schema before notes on documents, of one case with two documents, brought up to date. */
function anOldBatch(): Database {
  return migratedBatch(
    6,
    `
    INSERT INTO loan_case VALUES ('A-001', 0, '样本甲', NULL, NULL, '{}');
    INSERT INTO document (path, case_no, position, sha256, size, media_type, kind)
      VALUES ('${front}', 'A-001', 0, '${'1'.repeat(64)}', 1, 'image/jpeg', 'id-card-front');
    INSERT INTO document (path, case_no, position, sha256, size, media_type)
      VALUES ('${back}', 'A-001', 1, '${'2'.repeat(64)}', 1, 'image/jpeg');
    INSERT INTO reading (document, state, page_count, pages_json, seconds, read_at)
      VALUES ('${front}', 'read', 1, '[]', 1, '2026-03-02T08:00:00Z');
    INSERT INTO field (document, page, name, position, value, confidence, state, reasons_json)
      VALUES ('${front}', 1, 'name', 0, '样本甲', 1, 'sure', '[]');`,
  )
}

function storesOf(db: Database) {
  return {
    cases: createCaseStore(db),
    readings: createReadingStore(db),
    documentNotes: createDocumentNoteStore(db),
  }
}

it('documents and readings of a batch of the schema before are as they were: nothing was said of them', () => {
  const db = anOldBatch()
  const stores = storesOf(db)
  expect(documentsOfCase(stores, caseNo)).toMatchObject([
    { path: front, kind: 'id-card-front', kindBy: 'sender', stale: null, parts: [], duplicateOf: null },
    { path: back, kind: null, kindBy: null, stale: null },
  ])
  expect([...stores.readings.readPaths()]).toEqual([front])
  expect(stores.readings.fieldsOf(caseNo)).toHaveLength(1)
  db.close()
})

it('what is said of documents there counts from the newest on, is kept, and never changes', () => {
  const db = anOldBatch()
  const stores = storesOf(db)
  const { documentNotes, readings } = stores
  documentNotes.add(front, { about: 'kind', kind: 'passport' }, noted)
  documentNotes.add(front, { about: 'kind', kind: 'bank-card' }, noted)
  documentNotes.add(front, { about: 'turn', page: 2, rotation: 90 }, noted)
  documentNotes.add(back, { about: 'duplicate', of: front }, noted)
  documentNotes.arrange(caseNo, [back, front], noted)
  expect(documentsOfCase(stores, caseNo)).toMatchObject([
    { path: back, duplicateOf: front },
    { path: front, kind: 'bank-card', kindBy: 'reviewer', stale: 'kind', rotations: new Map([[2, 90]]) },
  ])
  expect([...readings.readPaths()]).toEqual([])
  expect(db.prepare('SELECT path FROM current_document').pluck().all()).toEqual([front])
  documentNotes.add(front, { about: 'duplicate', of: back }, noted)
  expect(readings.fieldsOf(caseNo)).toEqual([])
  documentNotes.add(front, { about: 'duplicate', of: null }, noted)
  expect(readings.fieldsOf(caseNo)).toHaveLength(1)
  for (const table of ['document_note', 'case_arrangement'])
    for (const change of [`DELETE FROM ${table}`, `UPDATE ${table} SET id = 99`])
      expect(() => db.exec(change)).toThrow('append-only')
  db.close()
})
