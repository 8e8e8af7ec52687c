import { expect, it } from 'vitest'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import { QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import { judgeAll } from '../../fixtures/judgeAll.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const at = new Date('2026-03-02T08:00:00Z')
const digest = (digit: string) => digit.repeat(64)
const terms = {
  format: 'loan-review-order/1',
  orderId: 'O',
  title: '样本',
  issuedAt: '2026-03-01T08:00:00Z',
  levels: [1, 2],
}
const opinion = {
  format: 'loan-review-opinion/1',
  batchId: '7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01',
  caseNo: 'A-002',
  level: 1,
  decision: 'supplement',
  reasons: [{ code: 'OTHER', document: null, field: null }],
  remark: '缺少租赁合同',
  fieldsSha256: digest('c'),
  previous: null,
  author: '样本初审',
  at: '2026-03-01T09:00:00Z',
}
const jws = `e30.${Buffer.from(JSON.stringify(opinion)).toString('base64url')}.none`

it('a batch of the schema before has a queue as soon as it is opened, with what was said and read in it', () => {
  const db = migratedBatch(
    4,
    `
    INSERT INTO received VALUES (1, '${opinion.batchId}', '${digest('a')}', '${digest('b')}', '${JSON.stringify(terms)}');
    INSERT INTO loan_case VALUES
      ('A-001', 0, '样本甲', '消费贷', '2026-03-01', '{"name":"样本甲","id_number":"11010519491231002X"}'),
      ('A-002', 1, '安样', NULL, NULL, '{"name":"安样","id_number":"440524198001010013"}');
    INSERT INTO document (path, case_no, position, sha256, size, media_type)
      VALUES ('docs/A-001/1.jpg', 'A-001', 0, '${digest('1')}', 1, 'image/jpeg');
    INSERT INTO reading (document, state, page_count, pages_json, seconds, read_at) VALUES ('docs/A-001/1.jpg', 'read', 1,
      '[{"page":1,"kind":"other","rotation":0,"lines":[{"text":"工资收入","confidence":1,"box":[0,0,1,1]}],"fields":{},"engines":[]}]',
      1, '2026-03-01T08:00:00Z');
    INSERT INTO signer VALUES ('${digest('d')}', 'PEM');
    INSERT INTO opinion VALUES ('${digest('e')}', 'A-002', 0, 1, 'supplement', '样本初审', '${jws}', '${digest('d')}');`,
  )
  const stores = createBatchStores(db)
  expect(stores.rows.isFilled()).toBe(false)
  db.transaction(() => judgeAll(stores, at))()
  expect(stores.rows.at([0, 1])).toMatchObject([
    {
      caseNo: 'A-001',
      state: 'waiting',
      level: 1,
      product: '消费贷',
      documents: 1,
      toRead: 0,
      decision: null,
    },
    { caseNo: 'A-002', state: 'waiting', level: 2, due: null, documents: 0, decision: 'supplement' },
  ])
  const find = (text: string) => [
    ...stores.queue.find(
      QueueFilter.parse({ text }),
      QueueSort.parse({ by: 'name' }),
      { today: '2026-03-02', sunday: '2026-03-08' },
      { withSaid: true },
    ),
  ]
  expect([find(''), find('工资收入'), find('租赁'), find('1949')]).toEqual([[1, 0], [0], [1], [0]])
  expect(stores.rows.progress()).toEqual({ documents: 1, toRead: 0, begun: 1, decided: 0 })
  db.close()
})
