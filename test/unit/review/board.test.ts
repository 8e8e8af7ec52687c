import { expect, it } from 'vitest'
import { aQueue, worker } from './aQueue.ts'

const [anna, bo, chen] = [worker('样本甲', 1), worker('样本乙', 1), worker('样本丙', 2)]
const everybody = [anna, bo, chen]
const imported = '2026-03-02T08:00:00.000Z'
const after = (seconds: number) => new Date(Date.parse(imported) + seconds * 1000)

/** Four cases: decided by both levels alike, otherwise, returned and given again, and waiting. */
function aWorkedQueue() {
  const queue = aQueue([{}, {}, {}, {}], { levels: [1, 2] })
  const { open, decide, give } = queue
  open(0, anna, after(0))
  decide(0, anna, 'pass', { at: after(60) })
  decide(0, chen, 'pass', { at: after(600) })
  open(1, anna, after(100))
  decide(1, anna, 'supplement', { at: after(120), reasons: ['DOCUMENT_MISSING', 'OTHER'] })
  decide(1, chen, 'pass', { at: after(900) })
  open(2, bo, after(0))
  decide(2, bo, 'pass', { at: after(30) })
  decide(2, chen, 'return', { at: after(300), reasons: ['OTHER'] })
  const again = decide(2, bo, 'supplement', { at: after(86_400), reasons: ['DOCUMENT_MISSING'] })
  decide(2, bo, 'conditional', { at: after(86_460), reasons: ['DOCUMENT_MISSING'], anew: again })
  give(3, bo, everybody)
  return queue
}

it('counts what stands, and what was done', () => {
  const { stores } = aWorkedQueue()
  const board = stores.board.numbers(imported, [
    { code: 'DOCUMENT_MISSING', zh: '缺件', en: 'Papers missing' },
  ])
  expect(board.cases).toBe(4)
  expect(board.states).toEqual([
    { level: 1, state: 'assigned', count: 1 },
    { level: 2, state: 'decided', count: 2 },
    { level: 2, state: 'waiting', count: 1 },
  ])
  expect(board.throughput.map(({ level, opinions }) => [level, opinions])).toEqual([
    [1, 3],
    [2, 3],
    [1, 1],
  ])
  expect(board.decisions).toEqual([
    { level: 1, decision: 'conditional', count: 1 },
    { level: 1, decision: 'pass', count: 1 },
    { level: 1, decision: 'supplement', count: 1 },
    { level: 2, decision: 'pass', count: 2 },
  ])
  expect(board.reasons).toEqual([
    { code: 'DOCUMENT_MISSING', count: 2, name: { zh: '缺件', en: 'Papers missing' } },
    { code: 'OTHER', count: 1, name: null },
  ])
  expect(board.agreement).toEqual([{ lower: 1, upper: 2, both: 2, same: 1 }])
  expect(board.turnaround).toEqual([
    { level: 1, count: 3, median: 120, p90: 86_460 },
    { level: 2, count: 2, median: 750, p90: 900 },
  ])
  expect(board.people).toEqual(
    [
      { name: chen.name, level: 2, opinions: 3, open: 0, returned: 0, medianSeconds: null },
      { name: bo.name, level: 1, opinions: 2, open: 1, returned: 1, medianSeconds: 30 },
      { name: anna.name, level: 1, opinions: 2, open: 0, returned: 0, medianSeconds: 40 },
    ].toSorted((a, b) => a.level - b.level || b.opinions - a.opinions || (a.name < b.name ? -1 : 1)),
  )
})

it('says nothing of a customer', () => {
  const { stores } = aWorkedQueue()
  const said = JSON.stringify(stores.board.numbers(imported, []))
  expect(said).not.toMatch(/LN-|样本\d|X\d/)
})

it('counts what nothing was said of', () => {
  const { stores } = aQueue([{}])
  expect(stores.board.numbers(imported, [])).toEqual({
    cases: 1,
    states: [{ level: 1, state: 'waiting', count: 1 }],
    throughput: [],
    decisions: [],
    reasons: [],
    findings: [],
    turnaround: [],
    agreement: [],
    people: [],
  })
})
