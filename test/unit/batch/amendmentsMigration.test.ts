import type { Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createAmendmentStore } from '../../../main/batch/amendmentStore.ts'
import { createCaseStore } from '../../../main/batch/caseStore.ts'
import { createOpinionStore } from '../../../main/review/opinionStore.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const caseNo = CaseNo.parse('A-001')
const packageId = BatchId.parse('0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77')
const digest = (digit: string) => Sha256Hex.parse(digit.repeat(64))

/** A database of the schema before amendments, of one case with two opinions, brought up to date. */
function anOldBatch(): Database {
  return migratedBatch(
    3,
    `
    INSERT INTO loan_case VALUES ('A-001', 0, '样本甲', NULL, NULL, '{}');
    INSERT INTO document (path, case_no, position, sha256, size, media_type)
      VALUES ('docs/A-001/1.jpg', 'A-001', 0, '${digest('1')}', 1, 'image/jpeg');
    INSERT INTO signer VALUES ('${digest('a')}', 'PEM');
    INSERT INTO opinion VALUES ('${digest('2')}', 'A-001', 2, 'pass', '样本乙', 'second', '${digest('a')}');
    INSERT INTO opinion VALUES ('${digest('1')}', 'A-001', 1, 'supplement', '样本甲', 'first', '${digest('a')}');`,
  )
}

it('opinions and documents of a batch of the schema before are as they were, and still never change', () => {
  const db = anOldBatch()
  const opinions = createOpinionStore(db)
  expect(opinions.of(caseNo).map(({ jws, level }) => [jws, level])).toEqual([
    ['first', 1],
    ['second', 2],
  ])
  expect(opinions.of(caseNo).map(({ decision }) => decision)).toEqual(['supplement', 'pass'])
  expect(createCaseStore(db).documentsOf(caseNo)).toMatchObject([
    { path: 'docs/A-001/1.jpg', amendment: null, replaces: null, replacedBy: null },
  ])
  for (const table of ['opinion', 'document'])
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only')
  db.close()
})

it('an amendment there begins the levels anew and keeps what was', () => {
  const db = anOldBatch()
  const amendments = createAmendmentStore(db)
  const cases = createCaseStore(db)
  const opinions = createOpinionStore(db)
  const amendment = {
    packageId,
    keyId: 'k1',
    sumsSha256: digest('3'),
    lenderCertSha256: digest('4'),
    orderId: 'O',
    title: '样本补充',
    importedAt: '2026-03-03T08:00:00Z',
  }
  amendments.add(amendment, [{ caseNo }])
  const replaces = DocumentPath.parse('docs/A-001/1.jpg')
  const path = DocumentPath.parse('docs/A-001/2.jpg')
  cases.addAmended(
    [{ path, caseNo, sha256: digest('5'), size: 2, mediaType: 'image/jpeg', replaces }],
    packageId,
  )
  expect(cases.documentsOf(caseNo)).toMatchObject([
    { path: replaces, replacedBy: path },
    { path, amendment: packageId, replaces },
  ])
  expect(db.prepare('SELECT path FROM current_document').pluck().all()).toEqual([path])
  expect(amendments.of(caseNo)).toEqual([{ packageId, note: null, opinions: 2 }])
  const third = {
    sha256: digest('6'),
    caseNo,
    level: 1 as const,
    decision: 'pass' as const,
    author: UserName.parse('样本甲'),
    supersedes: null,
    jws: 'third',
    thumbprint: digest('a'),
  }
  opinions.add(third, 'PEM')
  expect(opinions.of(caseNo).map(({ jws }) => jws)).toEqual(['first', 'second', 'third'])
  for (const table of ['amendment', 'amended_case'])
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only')
  db.close()
})
