import { expect, it } from 'vitest'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { judgeAll } from '../../fixtures/judgeAll.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const at = new Date('2026-03-02T08:00:00Z')
const sha256 = 'a'.repeat(64)
const application = JSON.stringify({ name: '样甲', id_number: '11010519491231002X', phone: '13800138000' })
const first = DocumentPath.parse('docs/A-1/1.jpg')

it('a batch of the first schema keeps what was received, read and confirmed, and is judged across its cases', () => {
  const db = migratedBatch(
    2,
    `
    INSERT INTO received VALUES (1, 'b', '${sha256}', '${sha256}', '{"format":"loan-review-order/1","orderId":"O","title":"T","issuedAt":"2026-03-01T08:00:00Z","levels":[1]}');
    INSERT INTO loan_case VALUES ('A-1', 0, '样甲', NULL, NULL, '${application}'), ('A-2', 1, '样甲', NULL, NULL, '${application}');
    INSERT INTO document VALUES
      ('docs/A-1/1.jpg', 'A-1', 0, '${sha256}', 9, 'image/jpeg', 'id-card-front', NULL),
      ('docs/A-2/1.jpg', 'A-2', 1, '${sha256}', 9, 'image/jpeg', 'id-card-front', NULL);
    INSERT INTO reading VALUES ('docs/A-1/1.jpg', 'read', NULL, 1,
      '[{"page":1,"kind":"id-card-front","rotation":0,"lines":[],"fields":{},"engines":[]}]', 1.5, '2026-03-01T08:00:00Z');
    INSERT INTO field VALUES ('docs/A-1/1.jpg', 1, 'name', 0, '样甲', 0.9, 'doubtful', '["no-witness"]', NULL);
    INSERT INTO confirmation (document, page, name, value, confirmed_by, confirmed_at)
      VALUES ('docs/A-1/1.jpg', 1, 'name', '样甲', '王样', '2026-03-01T09:00:00Z');
    INSERT INTO finding VALUES ('A-1', 0, 'S1', 'pass', '{"rule":"consistency.name","ruleVersion":1,"category":"CONSISTENCY",
      "code":"NAME_DIFFERS","severity":"S1","state":"pass","evidence":null,"seen":null,"expected":null}');`,
  )
  try {
    const stores = createBatchStores(db)
    const [one, two] = [CaseNo.parse('A-1'), CaseNo.parse('A-2')]
    expect(stores.readings.get(first)).toMatchObject({ state: 'read', seconds: 1.5, traces: null })
    expect(stores.readings.fieldsOf(one)).toEqual([
      {
        document: first,
        page: 1,
        name: 'name',
        read: { value: '样甲', confidence: 0.9, state: 'doubtful', reasons: ['no-witness'], box: null },
      },
    ])
    expect(stores.confirmations.of(one)).toMatchObject([
      { name: 'name', answer: 'value', value: '样甲', by: '王样' },
    ])
    expect(stores.findings.of(one)).toMatchObject([{ code: 'NAME_DIFFERS', reason: null, cases: [] }])
    expect(stores.values.isFilled()).toBe(false)

    db.transaction(() => judgeAll(stores, at))()
    expect(stores.values.isFilled()).toBe(true)
    const shared = stores.findings.of(two).filter(({ cases }) => cases.length > 0)
    expect(shared.map(({ code, cases }) => [code, cases])).toEqual([
      ['SAME_ID_NUMBER', [one]],
      ['SAME_PHONE', [one]],
      ['SAME_FILE', [one]],
    ])
    expect(() => db.exec('DELETE FROM document')).toThrow(/append-only/)
  } finally {
    db.close()
  }
})
