import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { OrderTerms } from '../../../shared/domain/order.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { Result, ResultCase, ResultHead } from '../../../shared/domain/result.ts'

const packageId = BatchId.parse('5c2e9d61-0d43-4a5e-8e0e-3f1f7b0c9a42')
const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
const amendmentId = BatchId.parse('0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77')
const digest = (digit: string) => Sha256Hex.parse(digit.repeat(64))
const person = (name: string) => UserName.parse(name)
const path = (name: string) => DocumentPath.parse(`docs/A-001/${name}`)
const at = '2026-02-01T08:00:00.000Z'

/** The head of an invented result, the second of its batch, that holds one of two cases. */
export function aHead(more: Partial<ResultHead> = {}): ResultHead {
  return {
    format: 'loan-review-result/1',
    packageId,
    batchId,
    order: OrderTerms.parse({
      format: 'loan-review-order/1',
      orderId: 'O-样本',
      title: '样本批次',
      issuedAt: at,
      due: '2026-03-01',
      levels: [1, 2],
      policy: [{ level: 2, share: 0.25, blind: true }],
      doubleEntry: ['id_number'],
      reasons: [{ code: 'BANK_LOCAL_RULE', zh: '本行规定', en: 'Local rule' }],
      scorecard: {
        name: '样本评分卡',
        lines: [
          {
            id: 'ltv',
            zh: '抵押率',
            en: 'Loan to value',
            points: 10,
            when: { on: 'figure', figure: 'ltv', below: 0.7 },
          },
        ],
      },
    }),
    vendor: '样本外包公司',
    amendments: [
      {
        packageId: amendmentId,
        sumsSha256: digest('a'),
        orderId: 'O-样本-A',
        title: '样本补充',
        importedAt: at,
      },
    ],
    exportedAt: at,
    series: { index: 2, previous: { packageId: amendmentId, sumsSha256: null } },
    delivery: {
      cases: 1,
      of: 2,
      outstanding: 1,
      incomplete: { reason: '客户急用', by: person('样本主管'), at },
    },
    sampling: [{ level: 2, share: 0.25, drawn: 1, of: 2 }],
    incidents: [
      {
        happenedAt: at,
        what: '样本：工作站断电，正在识别的资料中断',
        done: '恢复供电后继续识别，日志完好',
        recordedAt: at,
        recordedBy: person('样本主管'),
      },
    ],
    audit: { seq: 12, hash: digest('e') },
    previousAudit: { seq: 7, hash: digest('f') },
    ...more,
  }
}

/** An invented case with all that one can have. Every number in it is made up. */
export function aCase(more: Partial<ResultCase> = {}): ResultCase {
  return {
    caseNo: CaseNo.parse('A-001'),
    product: '样本经营贷',
    sampled: [2],
    worksheets: [
      {
        kind: 'collateral',
        document: path('3.pdf'),
        content: {
          loan: 62_000_000,
          items: [
            {
              what: '样本房产',
              value: 100_000_000,
              appraised: '2026-01-05',
              appraiser: '样本评估',
              charged: null,
            },
          ],
        },
        figures: { ltv: 0.62 },
        by: person('样本初审员'),
        at,
      },
    ],
    score: { points: 10, band: null, lines: [{ id: 'ltv', points: 10, counts: true }] },
    amendments: [{ packageId: amendmentId, note: '重新拍摄', opinions: 0 }],
    documents: [
      {
        path: path('1.jpg'),
        sha256: digest('1'),
        kind: 'id-card-front',
        state: 'read',
        error: null,
        engines: [{ name: 'ppocr', version: '4' }],
        amendment: amendmentId,
        replaces: path('0.jpg'),
        parts: [{ kind: 'id-card-front', from: 1, to: 1, title: null }],
      },
      {
        path: path('2.jpg'),
        sha256: digest('2'),
        kind: 'other',
        state: 'unreadable',
        error: { code: 'document/unreadable', params: {} },
        engines: [],
        amendment: null,
        replaces: null,
        duplicateOf: path('1.jpg'),
      },
    ],
    fields: [
      {
        document: path('1.jpg'),
        page: 1,
        name: 'id_number',
        read: {
          value: '11010519491231002X',
          confidence: 0.98,
          state: 'doubtful',
          reasons: ['readers-disagree'],
          box: [0.1, 0.2, 0.5, 0.3],
        },
        confirmed: { value: '11010519491231002X', by: person('样本复审员'), at },
        entries: [
          { value: '11010519491231002X', by: person('样本初审员'), at },
          { value: '11010519491231002X', by: person('样本复审员'), at },
        ],
      },
      {
        document: path('1.jpg'),
        page: 1,
        name: 'address',
        read: { value: null, confidence: 0, state: 'absent', reasons: [], box: null },
        confirmed: { value: null, by: person('样本初审员'), at, answer: 'not-applicable' },
      },
    ],
    findings: [
      {
        rule: 'id-number-check-character',
        ruleVersion: 1,
        category: 'IDENT',
        code: 'ID_NUMBER_INVALID',
        severity: 'S1',
        state: 'fail',
        evidence: { document: path('1.jpg'), page: 1, field: 'id_number', box: null },
        seen: '11010519491231002X',
        expected: null,
        reason: 'wrong-check-character',
        cases: [CaseNo.parse('A-002')],
        disposition: { as: 'explained', reason: '=样本', by: person('样本初审员'), at },
      },
      {
        rule: 'reviewer',
        ruleVersion: 1,
        category: 'AUTHENTICITY',
        code: 'ADDED_BY_REVIEWER',
        severity: 'S3',
        state: 'fail',
        evidence: null,
        seen: null,
        expected: null,
        reason: null,
        cases: [],
        added: { text: '样本：照片与本人不符', by: person('样本初审员'), at },
      },
    ],
    opinions: [
      {
        level: 1,
        decision: 'supplement',
        reasons: [{ code: 'DOCUMENT_ILLEGIBLE', document: path('1.jpg'), field: null }],
        remark: '样本备注',
        fieldsSha256: digest('b'),
        previous: null,
        supersedes: null,
        author: person('样本初审员'),
        at,
        sha256: digest('c'),
        certSha256: digest('d'),
        stands: true,
      },
    ],
    ...more,
  }
}

export function aResult(more: Partial<Result> = {}): Result {
  return { ...aHead(), cases: [aCase()], ...more }
}
