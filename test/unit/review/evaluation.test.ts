import { describe, expect, it } from 'vitest'
import { viewCase } from '../../../main/review/caseView.ts'
import { evaluateAndKeep } from '../../../main/review/evaluation.ts'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { judgeAll } from '../../fixtures/judgeAll.ts'
import { aBatch, at, caseNo, front, numbers, sure } from './aBatch.ts'

let batch: ReturnType<typeof aBatch>

function receive(...asked: Parameters<typeof aBatch>): void {
  batch = aBatch(...asked)
}

/** Codes of what a case is said to share, with whom. */
function shared(index: number): [string, readonly CaseNo[]][] {
  return batch.stores.findings
    .of(caseNo(index))
    .filter(({ cases }) => cases.length > 0)
    .map(({ code, cases }) => [code, cases])
}

describe('cases of one batch', () => {
  it('share what was declared from the start, however it is written', () => {
    receive(3, (index) => ({ phone: ['138 0013 8000', '+8613800138000', '13800138001'][index] }))
    expect([0, 1, 2].map(shared)).toEqual([[['SAME_PHONE', [caseNo(1)]]], [['SAME_PHONE', [caseNo(0)]]], []])
  })

  it('share what is read later, and the case that was read before is told as well', () => {
    receive(3)
    batch.read(0, { id_number: sure('440524198001010013') })
    expect(shared(0)).toEqual([['SAME_ID_NUMBER', [caseNo(1)]]])
    expect(shared(1)).toEqual([['SAME_ID_NUMBER', [caseNo(0)]]])
    expect(batch.stores.findings.of(caseNo(1)).find(({ code }) => code === 'SAME_ID_NUMBER')).toMatchObject({
      state: 'warn',
      seen: null,
      evidence: null,
    })
    expect(shared(2)).toEqual([])
  })

  it('no longer share what a person has corrected', () => {
    receive(2)
    batch.read(0, { id_number: sure('440524198001010013') })
    const by = UserName.parse('王样')
    const place = { document: front(0), page: 1, name: 'id_number' } as const
    batch.stores.confirmations.add({ ...place, answer: 'value', value: numbers[0], by, at: at.toISOString() })
    evaluateAndKeep(batch.stores, caseNo(0), at)
    expect([shared(0), shared(1)]).toEqual([[], []])
  })

  it('share a picture whose hashes differ in few bits, and not one that differs in many', () => {
    receive(3)
    batch.read(0, {}, '0f1e2d3c4b5a6978')
    batch.read(1, {}, '0f1e2d3c4b5a697b')
    batch.read(2, {}, 'f0e1d2c3b4a59687')
    expect(shared(0)).toEqual([['SAME_LOOK', [caseNo(1)]]])
    expect(shared(1)).toEqual([['SAME_LOOK', [caseNo(0)]]])
    expect(shared(2)).toEqual([])
  })

  it('share nothing by pictures of one colour', () => {
    receive(2)
    batch.read(0, {}, '0000000000000000')
    batch.read(1, {}, '0000000000000000')
    expect([shared(0), shared(1)]).toEqual([[], []])
  })

  it('name at most ten others', () => {
    receive(30, () => ({ phone: '13800138000' }))
    expect(shared(29)).toEqual([['SAME_PHONE', Array.from({ length: 10 }, (_, index) => caseNo(index))]])
  })

  it('are judged the same when they are judged again', () => {
    receive(3, () => ({ phone: '13800138000' }))
    batch.read(0, { id_number: sure('440524198001010013') })
    const before = [0, 1, 2].map((index) => batch.stores.findings.of(caseNo(index)))
    judgeAll(batch.stores, at)
    expect([0, 1, 2].map((index) => batch.stores.findings.of(caseNo(index)))).toEqual(before)
  })
})

it('a case costs as much in a big batch as in a small one, whatever all of its cases share', () => {
  receive(1000, (index) => ({
    phone: `139${String(index % 50).padStart(8, '0')}`,
    address: '样本省样本市样本路1号',
  }))
  const seconds = (index: number) => {
    const start = performance.now()
    batch.database.transaction(() => evaluateAndKeep(batch.stores, caseNo(index), at))()
    return (performance.now() - start) / 1000
  }
  const quickest = Math.min(...Array.from({ length: 20 }, (_, index) => seconds(index * 7)))
  // Reading a thousand cases takes a second; an index takes milliseconds, even on a busy machine.
  expect(quickest).toBeLessThan(0.02)
}, 60_000)

it('what a field has beside its value, and what a file says of itself, is kept', () => {
  receive(1)
  const name = { ...sure('样甲'), candidates: ['样申'], fen: 500_000_000 }
  batch.read(0, { name })
  expect(batch.stores.readings.fieldsOf(caseNo(0))).toMatchObject([{ read: name }])
  expect(batch.stores.readings.get(front(0))?.traces).toEqual({
    software: ['GIMP 2.10'],
    isChangedAfterSigning: null,
  })
})

it('candidates of a masked field are masked as the field is', () => {
  receive(1)
  const doubtful = { ...sure(numbers[1]), state: 'doubtful' as const, candidates: [numbers[0]] }
  batch.read(0, { id_number: doubtful })
  const person = { name: UserName.parse('王样'), roles: ['reviewer-1'] as const }
  const shown = (revealed: boolean) =>
    viewCase(batch.stores, caseNo(0), { ...person, isBlind: false, revealed }).documents[0]?.fields[0]?.read
      .candidates
  expect(shown(false)).toEqual(['110***********002X'])
  expect(shown(true)).toEqual([numbers[0]])
})
