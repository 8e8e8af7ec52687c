import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createConfirmationStore } from '../../../main/review/confirmationStore.ts'
import { createOpinionStore } from '../../../main/review/opinionStore.ts'
import { CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const caseNo = CaseNo.parse('A-001')
const digest = (digit: string) => Sha256Hex.parse(digit.repeat(64))

/** A database of the schema before, of one case with an opinion and two answers, brought up to date. */
function anOldBatch(): Database {
  return migratedBatch(
    5,
    `
    INSERT INTO loan_case VALUES ('A-001', 0, '样本甲', NULL, NULL, '{}');
    INSERT INTO document (path, case_no, position, sha256, size, media_type)
      VALUES ('docs/A-001/1.jpg', 'A-001', 0, '${digest('1')}', 1, 'image/jpeg');
    INSERT INTO confirmation (document, page, name, value, confirmed_by, confirmed_at) VALUES
      ('docs/A-001/1.jpg', 1, 'name', '样本甲', '样初', '2026-03-02T07:00:00Z'),
      ('docs/A-001/1.jpg', 1, 'sex', NULL, '样初', '2026-03-02T07:01:00Z');
    INSERT INTO signer VALUES ('${digest('a')}', 'PEM');
    INSERT INTO opinion VALUES ('${digest('1')}', 'A-001', 0, 1, 'pass', '样初', 'first', '${digest('a')}');`,
  )
}

describe('a batch of the schema before judgements', () => {
  it('has its answers and opinions as they were', () => {
    const db = anOldBatch()
    expect(createConfirmationStore(db).of(caseNo)).toMatchObject([
      { name: 'name', answer: 'value', value: '样本甲', by: '样初' },
      { name: 'sex', answer: 'illegible', value: null, by: '样初' },
    ])
    expect(createOpinionStore(db).of(caseNo)).toMatchObject([{ jws: 'first', supersedes: null }])
    db.close()
  })

  it('takes an opinion in the place of one that was given then, once', () => {
    const db = anOldBatch()
    const opinions = createOpinionStore(db)
    const anew = (sha: string) => ({
      sha256: digest(sha),
      caseNo,
      level: 1 as const,
      decision: 'supplement' as const,
      author: UserName.parse('样初'),
      supersedes: digest('1'),
      jws: sha,
      thumbprint: digest('a'),
    })
    opinions.add(anew('2'), 'PEM')
    expect(opinions.of(caseNo).map(({ supersedes }) => supersedes)).toEqual([null, digest('1')])
    expect(() => opinions.add(anew('3'), 'PEM')).toThrow('UNIQUE')
    db.close()
  })

  it('keeps what people make of findings as it was said', () => {
    const db = anOldBatch()
    db.exec(`
      INSERT INTO disposition (case_no, finding, settled_as, reason, settled_by, settled_at)
        VALUES ('A-001', 'rule/1', 'waived', '样本', '样初', '2026-03-02T07:00:00Z');
      INSERT INTO added_finding (case_no, finding_json, added_by, added_at)
        VALUES ('A-001', '{}', '样初', '2026-03-02T07:00:00Z');
      INSERT INTO withdrawn_finding (finding, withdrawn_at) VALUES (1, '2026-03-02T08:00:00Z');`)
    for (const table of ['disposition', 'added_finding', 'withdrawn_finding']) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only')
      expect(() => db.exec(`UPDATE ${table} SET rowid = 9`)).toThrow('append-only')
    }
    db.close()
  })
})
