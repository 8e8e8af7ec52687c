import { describe, expect, it } from 'vitest'
import { assigneesOf, workerOf } from '../../../main/review/assignment.ts'
import { aQueue, caseNo, worker } from './aQueue.ts'

const [anna, bo, chen] = [worker('样本甲', 1), worker('样本乙', 1, 2), worker('样本丙', 2)]
const everybody = [anna, bo, chen]
const twoLevels = { levels: [1, 2] as [1, 2] }
const cases = (count: number) => Array.from({ length: count }, () => ({}))
const names = (...people: { name: (typeof anna)['name'] }[]) => people.map(({ name }) => name)

describe('assignment', () => {
  it('gives everybody as many, and each case to somebody who reviews its level', () => {
    const { assign, decide, rows } = aQueue(cases(5), twoLevels)
    decide(4, anna)
    const to = { how: 'evenly', people: names(anna, bo, chen) } as const
    expect(assign([0, 1, 2, 3, 4], to, everybody)).toEqual({ assigned: 5, skipped: 0 })
    expect(rows().map(({ assignedTo, state }) => [assignedTo, state])).toEqual([
      [anna.name, 'assigned'],
      [bo.name, 'assigned'],
      [anna.name, 'assigned'],
      [bo.name, 'assigned'],
      [chen.name, 'assigned'],
    ])
  })

  it('by load gives more to whoever has less, and counts no case that is given out anew', () => {
    const { assign, stores } = aQueue(cases(7))
    assign([0, 1, 2], { how: 'to', person: anna.name }, everybody)
    assign([2, 3, 4, 5, 6], { how: 'by-load', people: names(anna, bo) }, everybody)
    expect(stores.queue.openByPerson()).toEqual(
      new Map([
        [anna.name, 4],
        [bo.name, 3],
      ]),
    )
  })

  it('in stretches comes to the same as at once', () => {
    const inStretches = (length: number) => {
      const queue = aQueue(cases(9), twoLevels)
      queue.assign([4, 5, 6], { how: 'to', person: anna.name }, everybody)
      const to = { how: 'by-load', people: names(anna, bo) } as const
      queue.assign([3, 4, 5, 7, 8], to, everybody, length)
      return queue.rows().map(({ assignedTo }) => assignedTo)
    }
    expect(inStretches(2)).toEqual(inStretches(5))
  })

  it('skips decided cases, other levels, and who decided another level of the case', () => {
    const { assign, decide } = aQueue(cases(3), twoLevels)
    decide(0, bo)
    decide(1, anna)
    decide(1, chen)
    expect(assign([0, 1, 2, 9], { how: 'to', person: bo.name }, everybody)).toEqual({
      assigned: 1,
      skipped: 2,
    })
    expect(assign([2], { how: 'to', person: chen.name }, everybody)).toEqual({ assigned: 0, skipped: 1 })
  })

  it('to nobody takes cases back', () => {
    const { assign, give, row } = aQueue(cases(2))
    give(0, anna, everybody)
    expect(assign([0, 1], { how: 'nobody' }, everybody)).toEqual({ assigned: 2, skipped: 0 })
    expect(row(0)).toMatchObject({ state: 'waiting', assignedTo: null })
  })

  it('is kept: every one of them, none ever changed', () => {
    const { database, give, open, assign } = aQueue(cases(1))
    give(0, anna, everybody)
    give(0, anna, everybody)
    open(0, anna)
    assign([0], { how: 'nobody' }, everybody)
    expect(database.prepare('SELECT person FROM assignment ORDER BY id').pluck().all()).toEqual([
      anna.name,
      null,
    ])
    for (const table of ['assignment', 'beginning'])
      for (const change of [`UPDATE ${table} SET level = 2`, `DELETE FROM ${table}`])
        expect(() => database.exec(change)).toThrow('append-only')
  })

  it('can go to whoever reviews a level of the order; it is told how many cases they have', () => {
    const { stores, give } = aQueue(cases(2))
    give(0, anna, everybody)
    give(1, anna, everybody)
    const people = [
      { name: anna.name, roles: ['reviewer-1'] },
      { name: bo.name, roles: ['supervisor', 'reviewer-1', 'reviewer-2'] },
      { name: chen.name, roles: ['reviewer-2'] },
    ] as const
    expect(
      assigneesOf(
        stores,
        people.map((person) => workerOf(stores, person)),
      ),
    ).toEqual([
      { name: anna.name, levels: [1], open: 2 },
      { name: bo.name, levels: [1], open: 0 },
    ])
  })
})

describe('a case', () => {
  it('is in review once whoever has it has opened it, and nobody else', () => {
    const { give, open, row } = aQueue(cases(1), twoLevels)
    open(0, anna)
    expect(row(0).state).toBe('waiting')
    give(0, bo, everybody)
    open(0, anna)
    open(0, chen)
    expect(row(0).state).toBe('assigned')
    open(0, bo)
    expect(row(0)).toMatchObject({ state: 'in-review', assignedTo: bo.name, level: 1 })
  })

  it('goes to its next level with nobody', () => {
    const { give, decide, row } = aQueue(cases(1), twoLevels)
    give(0, anna, everybody)
    decide(0, anna)
    expect(row(0)).toMatchObject({ state: 'waiting', level: 2, assignedTo: null, decision: 'pass' })
  })

  it('that comes back waits for its author, or for whom it is given to then', () => {
    const { give, decide, open, row } = aQueue(cases(1), twoLevels)
    give(0, anna, everybody)
    decide(0, anna)
    give(0, chen, everybody)
    decide(0, chen, 'return', { reasons: ['OTHER'] })
    expect(row(0)).toMatchObject({ state: 'returned', level: 1, assignedTo: anna.name, needsAttention: true })
    open(0, anna)
    expect(row(0).state).toBe('returned')
    give(0, bo, everybody)
    expect(row(0)).toMatchObject({ state: 'returned', assignedTo: bo.name })
  })

  it('that came back and is decided again goes up to nobody: what was assigned before has ended', () => {
    const { give, decide, row } = aQueue(cases(1), twoLevels)
    decide(0, anna)
    give(0, chen, everybody)
    decide(0, chen, 'return', { reasons: ['OTHER'] })
    decide(0, anna)
    expect(row(0)).toMatchObject({ state: 'waiting', level: 2, assignedTo: null })
  })

  it('that is given anew stays with whom it was given to above, who has not begun', () => {
    const { give, decide, row } = aQueue(cases(1), twoLevels)
    const before = decide(0, anna)
    give(0, chen, everybody)
    decide(0, anna, 'supplement', { reasons: ['OTHER'], anew: before })
    expect(row(0)).toMatchObject({
      state: 'assigned',
      level: 2,
      assignedTo: chen.name,
      decision: 'supplement',
    })
  })

  it('whose sample ends below is decided there', () => {
    const { decide, row } = aQueue(cases(1), {
      ...twoLevels,
      policy: [{ level: 2, share: 0, always: ['escalate'], blind: false }],
    })
    decide(0, anna)
    expect(row(0)).toMatchObject({ state: 'decided', level: 1, assignedTo: null, decision: 'pass' })
  })
})

describe('the next case', () => {
  it('is one that came back, then an own one, then one that nobody has', () => {
    const { next, give, decide } = aQueue(cases(6), twoLevels)
    decide(4, anna)
    decide(4, chen, 'return', { reasons: ['OTHER'] })
    give(3, anna, everybody)
    give(1, bo, everybody)
    expect(next(anna)).toBe(caseNo(4))
    expect(next(anna, 4)).toBe(caseNo(3))
    expect(next(bo)).toBe(caseNo(1))
    expect(next(bo, 1)).toBe(caseNo(2))
  })

  it('goes on from the case before, by due date, and then from the beginning', () => {
    const { next } = aQueue([{ due: '2026-03-05' }, { due: '2026-03-04' }, {}, { due: '2026-03-04' }])
    const order = [next(anna), next(anna, 1), next(anna, 3), next(anna, 0), next(anna, 2)]
    expect(order).toEqual([caseNo(1), caseNo(3), caseNo(0), caseNo(2), caseNo(1)])
  })

  it('is none that the person may not decide', () => {
    const { next, decide } = aQueue(cases(2), twoLevels)
    expect(next(chen)).toBeNull()
    decide(0, bo)
    expect(next(bo)).toBe(caseNo(1))
    expect(next(bo, 1)).toBeNull()
    expect(next(chen)).toBe(caseNo(0))
    expect(next(chen, 0)).toBeNull()
    expect(next(worker('无人'))).toBeNull()
  })

  it('is one that wants their entry where none is left to decide, and last of all one that waits for another’s', () => {
    const { next, give, read, enter } = aQueue(cases(3), { doubleEntry: ['id_number'] })
    for (const index of [0, 1, 2]) read(index, [], '11010519491231002X')
    give(0, anna, everybody)
    give(1, anna, everybody)
    give(2, bo, everybody)
    enter(0, anna, '11010519491231002X')
    expect(next(anna)).toBe(caseNo(1))
    enter(1, anna, '11010519491231002X')
    expect(next(anna)).toBe(caseNo(0))
    expect(next(bo)).toBe(caseNo(2))
    enter(2, bo, '110105194912310021')
    expect(next(anna)).toBe(caseNo(2))
    expect(next(bo)).toBe(caseNo(0))
    expect(next(bo, 0)).toBe(caseNo(1))
    enter(0, bo, '11010519491231002X')
    expect(next(anna)).toBe(caseNo(0))
    enter(1, bo, '110105194912310021')
    expect(next(chen)).toBe(caseNo(1))
  })

  it('that is taken is theirs, once', () => {
    const { take, row, next, database } = aQueue(cases(2))
    take(0, anna)
    take(0, anna)
    expect(row(0)).toMatchObject({ state: 'assigned', assignedTo: anna.name })
    expect(next(bo)).toBe(caseNo(1))
    expect(database.prepare('SELECT count(*) FROM assignment').pluck().get()).toBe(1)
  })
})
