import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchable } from '../../../main/review/searchText.ts'
import { aQueue, caseNo, worker } from './aQueue.ts'

const [first, second] = [worker('样本初审', 1), worker('样本复审', 2)]
const everybody = [first, second]
const blind = [{ level: 2 as const, share: 1, always: [], blind: true }]

describe('a filter of the queue', () => {
  const queue = () =>
    aQueue(
      [
        { product: '消费贷', due: '2026-03-01' },
        { product: '经营贷', due: '2026-03-02' },
        { product: '消费贷', due: '2026-03-08' },
        { due: '2026-03-09' },
      ],
      { levels: [1, 2] },
    )

  it('leaves all cases where it asks nothing, and those that meet every part of it otherwise', () => {
    const { find } = queue()
    expect(find()).toEqual([0, 1, 2, 3])
    expect(find({ products: ['消费贷'] })).toEqual([0, 2])
    expect(find({ products: ['消费贷', '经营贷'], due: 'today' })).toEqual([1])
    expect(find({ products: ['房抵贷'] })).toEqual([])
  })

  it('tells overdue cases from those due today and this week, until they are decided', () => {
    const { find, decide, counts } = queue()
    expect([find({ due: 'overdue' }), find({ due: 'today' }), find({ due: 'this-week' })]).toEqual([
      [0],
      [1],
      [1, 2],
    ])
    decide(0, first)
    expect(find({ due: 'overdue' })).toEqual([0])
    decide(0, second)
    expect(find({ due: 'overdue' })).toEqual([])
    expect(counts().due).toEqual({ overdue: 0, today: 1, 'this-week': 2 })
  })

  it('goes by state, level and person', () => {
    const { find, give, open, decide, counts } = queue()
    give(0, first, everybody)
    give(1, first, everybody)
    open(1, first)
    decide(2, first)
    expect(find({ states: ['assigned'] })).toEqual([0])
    expect(find({ states: ['assigned', 'in-review'] })).toEqual([0, 1])
    expect(find({ levels: [2] })).toEqual([2])
    expect(find({ person: { name: first.name } })).toEqual([0, 1])
    expect(find({ person: 'nobody' })).toEqual([2, 3])
    expect(counts()).toMatchObject({
      all: 4,
      states: { waiting: 2, assigned: 1, 'in-review': 1, returned: 0, decided: 0 },
      levels: [
        { level: 1, count: 3 },
        { level: 2, count: 1 },
      ],
      products: [
        { product: '经营贷', count: 1 },
        { product: '消费贷', count: 2 },
      ],
      people: [{ name: first.name, count: 2 }],
      nobody: 2,
    })
  })

  it('finds what needs attention: what came back, what cannot be read, and severe findings that are open', () => {
    const { find, read, decide, row } = queue()
    read(1, null)
    decide(2, first)
    decide(2, second, 'return', { reasons: ['OTHER'] })
    expect(row(2)).toMatchObject({ state: 'returned', level: 1, assignedTo: first.name, decision: null })
    expect(find({ needsAttention: true })).toEqual([1, 2])
  })

  it('finds what waits for the entry of somebody else, until that is there', () => {
    const { find, read, enter, counts } = aQueue([{}, {}, {}], { doubleEntry: ['id_number'] })
    for (const index of [0, 1]) read(index, [], '11010519491231002X')
    expect(find({ awaitsEntry: true })).toEqual([])
    enter(0, first, '11010519491231002X')
    enter(1, first, '11010519491231002X')
    expect(find({ awaitsEntry: true })).toEqual([0, 1])
    enter(1, second, '11010519491231002X')
    expect(find({ awaitsEntry: true })).toEqual([0])
    expect(counts().awaitsEntry).toBe(1)
  })
})

describe('the search', () => {
  const cases = [
    { name: '欧阳娜娜', phone: '13800138000', id_number: '11010519491231002X' },
    { name: '王阳', company: '样本（北京）科技有限公司' },
    { name: 'Wang Yang', address: '南京市鼓楼区' },
    { name: '𬭊石' },
  ]

  it.each([
    ['a whole name', '欧阳娜娜', [0]],
    ['two characters', '欧阳', [0]],
    ['one character, wherever it stands', '阳', [0, 1]],
    ['a character beyond the basic plane', '𬭊', [3]],
    ['three characters within a text', '科技有', [1]],
    ['letters, large or small', 'wang', [2]],
    ['part of a number', '1949123', [0]],
    ['two digits and a letter', '02x', [0]],
    ['a case number', 'LN-003', [2]],
    ['full width as half width', '（北京）', [1]],
    ['several words, all of which a case has to have', '王阳 科技', [1]],
    ['words of which a case has but one', '王阳 鼓楼', []],
    ['nothing that can be searched', '%', []],
    ['what SQL and its search would take for their own', '" OR *', []],
    ['nothing by a sign that ends texts elsewhere', 'wan\u0000', []],
  ])('finds %s', (_, text, found) => {
    expect(aQueue(cases).find({ text })).toEqual(found)
  })

  it('finds a text in each case that has it, wherever it stands, and in no other', () => {
    const sign = fc.constantFrom(...'样本甲乙丙１1a0Ｂ-·\'"*𬭊')
    const text = (minLength: number) =>
      fc.array(sign, { minLength, maxLength: 8 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(fc.array(text(1), { minLength: 4, maxLength: 8 }), text(3), (names, wanted) => {
        const { find } = aQueue(names.map((name) => ({ name, id_number: '-' })))
        for (const sought of [wanted, ...names.map((name) => [...name].slice(-4, -1).join(''))]) {
          const folded = searchable(sought)
          if ([...folded].length < 3) continue
          const having = names.flatMap((name, index) => (searchable(name).includes(folded) ? index : []))
          expect(find({ text: sought })).toEqual(having)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('finds what was read, and no longer what was read before', () => {
    const { read, find } = aQueue(cases)
    read(2, ['流水号 88231', '工资收入'])
    expect(find({ text: '工资收' })).toEqual([2])
    expect(find({ text: '88231' })).toEqual([2])
    read(2, ['奖金收入'])
    expect([find({ text: '工资收' }), find({ text: '工资' }), find({ text: '奖金' })]).toEqual([[], [], [2]])
  })

  it('finds remarks, but for those who may not know them yet', () => {
    const { decide, find } = aQueue(cases, { levels: [1, 2], policy: blind })
    decide(1, first, 'supplement', { reasons: ['OTHER'], remark: '缺少租赁合同' })
    for (const text of ['租赁合同', '租赁']) {
      expect(find({ text })).toEqual([1])
      expect(find({ text }, {}, { withSaid: false })).toEqual([])
    }
  })
})

describe('the order of the queue', () => {
  it('goes by pinyin, and puts cases without a value last both ways', () => {
    const { find } = aQueue([
      { name: '张样', product: '消费贷', due: '2026-03-09' },
      { name: '安样' },
      { name: '李样', product: '房抵贷', due: '2026-03-03' },
    ])
    expect(find({}, { by: 'name' })).toEqual([1, 2, 0])
    expect(find({}, { by: 'name', isDescending: true })).toEqual([0, 2, 1])
    expect(find({}, { by: 'product' })).toEqual([2, 0, 1])
    expect(find({}, { by: 'product', isDescending: true })).toEqual([0, 2, 1])
    expect(find({}, { by: 'due' })).toEqual([2, 0, 1])
    expect(find({}, { by: 'due', isDescending: true })).toEqual([0, 2, 1])
  })

  it('goes by how far cases are', () => {
    const { find, decide, give } = aQueue([{}, {}, {}])
    decide(0, first)
    give(1, first, everybody)
    expect(find({}, { by: 'state' })).toEqual([2, 1, 0])
    expect(find({}, { by: 'position', isDescending: true })).toEqual([2, 1, 0])
  })
})

it('rows come in the order asked for, without those that are not there', () => {
  const { stores } = aQueue([{}, {}, {}])
  expect(stores.rows.at([2, 9, 0]).map((row) => row.caseNo)).toEqual([caseNo(2), caseNo(0)])
})
