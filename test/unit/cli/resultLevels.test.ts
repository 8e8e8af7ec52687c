import { describe, expect, it } from 'vitest'
import { checkEntries } from '../../../main/cli/lender/resultEntries.ts'
import { checkLevels } from '../../../main/cli/lender/resultLevels.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { LevelPolicy, OrderTerms } from '../../../shared/domain/order.ts'
import { OrderTerms as OrderTermsSchema } from '../../../shared/domain/order.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { ResultCase, ResultField, ResultOpinion } from '../../../shared/domain/result.ts'

// By the rule of FORMAT.md the lot of A-001 at level 2 is 0.2456.
const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
const caseNo = CaseNo.parse('A-001')
const untold = { product: null, sampled: [], worksheets: [], score: null }
const sha256 = (index: number) => Sha256Hex.parse(String(index + 1).padStart(64, '0'))

function anOrder(more: Partial<OrderTerms> = {}): OrderTerms {
  return OrderTermsSchema.parse({
    format: 'loan-review-order/1',
    orderId: 'O',
    title: '样本',
    issuedAt: '2026-01-01T00:00:00Z',
    levels: [1, 2],
    seed: '2026-Q1',
    ...more,
  })
}

const policy = (more: Partial<LevelPolicy>): LevelPolicy[] => [
  { level: 2, share: 1, always: [], blind: false, ...more },
]

/** Opinions as they follow one another, each of the person who decides at its level. */
function opinions(...said: Partial<ResultOpinion>[]): ResultOpinion[] {
  return said.map((one, index) => ({
    level: 1,
    decision: 'pass',
    reasons: [],
    remark: '',
    fieldsSha256: sha256(99),
    previous: index === 0 ? null : sha256(index - 1),
    supersedes: null,
    author: UserName.parse(`样${one.level ?? 1}`),
    at: '2026-02-01T00:00:00Z',
    sha256: sha256(index),
    certSha256: sha256(50),
    ...one,
  }))
}

function check(given: ResultOpinion[], order = anOrder(), amendments: ResultCase['amendments'] = []) {
  return () =>
    checkLevels(
      { order, batchId },
      { caseNo, ...untold, amendments, documents: [], fields: [], findings: [], opinions: given },
    )
}

describe('the opinions on a case', () => {
  it.each([
    ['level by level', opinions({}, { level: 2 }), anOrder()],
    ['returned and given again', opinions({}, { level: 2, decision: 'return' }, {}, { level: 2 }), anOrder()],
    ['given anew', opinions({}, { supersedes: sha256(0) }, { level: 2 }), anOrder()],
    ['not drawn', opinions({}), anOrder({ policy: policy({ share: 0.2 }) })],
    ['drawn', opinions({}, { level: 2 }), anOrder({ policy: policy({ share: 0.25 }) })],
    [
      'that always goes up',
      opinions({ decision: 'escalate' }, { level: 2 }),
      anOrder({ policy: policy({ share: 0, always: ['escalate'] }) }),
    ],
  ])('are as the order wants them: %s', (_, given, order) => {
    expect(check(given, order)).not.toThrow()
  })

  it.each([
    ['a level that has not decided', opinions({}), anOrder(), 'waits for an opinion of level 2'],
    [
      'a case of the sample that did not go up',
      opinions({}),
      anOrder({ policy: policy({ share: 0.25 }) }),
      'waits for an opinion of level 2',
    ],
    [
      'a decision that always goes up and did not',
      opinions({ decision: 'escalate' }),
      anOrder({ policy: policy({ share: 0, always: ['escalate'] }) }),
      'waits for an opinion of level 2',
    ],
    [
      'a level before the one below it',
      opinions({ level: 2 }, {}),
      anOrder(),
      'not of the level that waited',
    ],
    ['one more than was asked for', opinions({}, { level: 2 }, { level: 2 }), anOrder(), 'not of the level'],
    [
      'one person at two levels',
      opinions({}, { level: 2, author: UserName.parse('样1') }),
      anOrder(),
      '样1 decided two levels',
    ],
    [
      'another order than they were given in',
      opinions({}, { level: 2, previous: null }),
      anOrder(),
      'not in the order in which they were given',
    ],
    [
      "one in the place of somebody else's",
      opinions({}, { supersedes: sha256(0), author: UserName.parse('样另') }, { level: 2 }),
      anOrder(),
      'not of the level',
    ],
    [
      'one taken back after the next level had decided',
      opinions({}, { level: 2 }, { supersedes: sha256(0) }),
      anOrder(),
      'not of the level',
    ],
    [
      'one taken back that was given blind',
      opinions({}, { level: 2 }, { level: 2, supersedes: sha256(1) }),
      anOrder({ policy: policy({ blind: true }) }),
      'not of the level',
    ],
    ['a return from the first level', opinions({ decision: 'return' }), anOrder(), 'not of the level'],
    [
      'one that is said to count and was returned',
      opinions({ stands: true }, { level: 2, decision: 'return' }, {}, { level: 2 }),
      anOrder(),
      'wrong about which opinions',
    ],
  ])('are refused with %s', (_, given, order, detail) => {
    expect(check(given, order)).toThrow(detail)
  })

  it('begin anew at the first level after an amendment', () => {
    const packageId = BatchId.parse('0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77')
    const amendment = (count: number) => [{ packageId, note: null, opinions: count }]
    const twice = opinions({}, { level: 2 }, {}, { level: 2 })
    expect(check(twice, anOrder(), amendment(2))).not.toThrow()
    expect(check(twice, anOrder(), amendment(1))).toThrow('not of the level that waited')
  })
})

describe('a field that the order wants entered twice', () => {
  const said = (value: string, by: string) => ({ value, by: UserName.parse(by), at: '2026-02-01T00:00:00Z' })
  const one = said('张三', '样一')
  const two = said('张三', '样二')
  const other = said('张山', '样二')
  const third = said('张山', '样三')

  function checkField(confirmed: ResultField['confirmed'], entries?: ResultField['entries']) {
    const read = { value: '张三', confidence: 1, state: 'sure' as const, reasons: [], box: null }
    const document = DocumentPath.parse('docs/A-001/1.jpg')
    const field: ResultField = {
      document,
      page: 1,
      name: 'name',
      read,
      confirmed,
      ...(entries && { entries }),
    }
    const order = anOrder({ doubleEntry: ['name'] })
    return () =>
      checkEntries(
        { order },
        { caseNo, ...untold, amendments: [], documents: [], fields: [field], findings: [], opinions: [] },
      )
  }

  it('is what two agree on, or what a third decides', () => {
    expect(checkField(two, [one, two])).not.toThrow()
    expect(checkField(third, [one, other, third])).not.toThrow()
  })

  it.each([
    ['nobody has entered', null, undefined],
    ['one alone has entered', one, [one]],
    ['two have entered differently', one, [one, other]],
    ['is listed as something else than they came to', one, [one, other, third]],
  ])('is refused where %s', (_, confirmed, entries) => {
    expect(checkField(confirmed, entries)).toThrow('do not come to what is listed')
  })
})
