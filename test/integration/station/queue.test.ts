import { describe, expect, it } from 'vitest'
import { UserName } from '../../../shared/domain/person.ts'
import { QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aStaff } from '../../fixtures/staff.ts'
import { aStation, supervisor } from '../../fixtures/station.ts'

const [anna, bo] = [UserName.parse('样本初审'), UserName.parse('样本复审')]
const everything = { filter: QueueFilter.parse({}), sort: QueueSort.parse({}) }
const caseNos = ['A-001', 'A-002', 'A-003', 'A-004']

/** A station with a first and a second reviewer, and a batch of four cases that both levels decide. */
async function aStaffedStation() {
  const station = await aStation()
  const staff = await aStaff(station, { [anna]: ['reviewer-1'], [bo]: ['reviewer-2'] })
  const batch = await station.imported({
    terms: { levels: [1, 2], policy: [{ level: 2, share: 1, always: [], blind: true }], due: '2026-06-30' },
    documents: caseNos.map((caseNo) => aDocument(caseNo, '1.pdf')),
  })
  return { ...station, ...staff, batch }
}

function supplement(batch: string, caseNo: string, remark = '缺少租赁合同') {
  return {
    batch,
    caseNo,
    decision: 'supplement' as const,
    reasons: [{ code: 'DOCUMENT_MISSING', document: null, field: null }],
    remark,
  }
}

describe('a batch that two levels decide', () => {
  it('goes from the supervisor to the reviewers, up a level, and back', async () => {
    const { api, batch, sitsDown } = await aStaffedStation()
    expect(await api.queue.assignees({ batch })).toEqual([
      { name: supervisor.user, levels: [1], open: 0 },
      { name: anna, levels: [1], open: 0 },
      { name: bo, levels: [2], open: 0 },
    ])
    const toAnna = { how: 'to' as const, person: anna }
    expect(await api.queue.assign({ batch, positions: [0, 2], to: toAnna })).toEqual({
      assigned: 2,
      skipped: 0,
    })
    expect(await api.queue.assign({ batch, positions: [1], to: { how: 'to', person: bo } })).toEqual({
      assigned: 0,
      skipped: 1,
    })

    await sitsDown(anna)
    expect(await api.queue.next({ batch, after: null, take: true })).toBe('A-001')
    await api.case.open({ batch, caseNo: 'A-001' })
    await api.opinion.submit(supplement(batch, 'A-001'))
    expect(await api.queue.next({ batch, after: 'A-001', take: true })).toBe('A-003')
    await api.case.open({ batch, caseNo: 'A-003' })
    expect(await api.queue.next({ batch, after: 'A-003', take: true })).toBe('A-004')
    expect(
      (await caseRows(api, batch)).map(({ state, level, assignedTo }) => [state, level, assignedTo]),
    ).toEqual([
      ['waiting', 2, null],
      ['waiting', 1, null],
      ['in-review', 1, anna],
      ['assigned', 1, anna],
    ])

    await sitsDown(bo)
    expect(await api.queue.next({ batch, after: null, take: true })).toBe('A-001')
    await api.opinion.submit({ ...supplement(batch, 'A-001'), decision: 'return' })
    expect(await api.queue.next({ batch, after: null, take: true })).toBeNull()

    await sitsDown(anna)
    expect(await api.queue.next({ batch, after: null, take: true })).toBe('A-001')
    const [first] = await caseRows(api, batch)
    expect(first).toMatchObject({ state: 'returned', level: 1, assignedTo: anna, needsAttention: true })
    await expect(api.queue.assign({ batch, positions: [0], to: toAnna })).rejects.toMatchObject({
      code: 'vault/not-permitted',
    })
  })

  it('keeps what was said below from those who decide blind, in the queue and in its search', async () => {
    const { api, batch, sitsDown } = await aStaffedStation()
    await sitsDown(anna)
    await api.opinion.submit(supplement(batch, 'A-001'))
    const found = async (text: string) => [
      ...(await api.queue.find({ batch, ...everything, filter: { text } })),
    ]
    expect((await caseRows(api, batch))[0]?.decision).toBe('supplement')
    expect(await found('租赁合同')).toEqual([0])

    await sitsDown(bo)
    expect((await caseRows(api, batch))[0]?.decision).toBeNull()
    expect(await found('租赁合同')).toEqual([])
    expect(await found('样本甲')).toHaveLength(caseNos.length)
    await api.opinion.submit(supplement(batch, 'A-001', '同意'))
    expect((await caseRows(api, batch))[0]).toMatchObject({ state: 'decided', decision: 'supplement' })
  })

  it('is counted for the list of batches and for the board', async () => {
    const { api, batch, sitsDown, supervisorSitsDown } = await aStaffedStation()
    const listed = async () => (await api.batch.list()).find(({ batchId }) => batchId === batch)
    expect(await listed()).toMatchObject({ state: 'imported', decided: 0, documents: 4, read: 0, toRead: 4 })
    await sitsDown(anna)
    await api.case.open({ batch, caseNo: 'A-001' })
    await api.opinion.submit(supplement(batch, 'A-001'))
    expect(await listed()).toMatchObject({ state: 'in-review', decided: 0 })
    await sitsDown(bo)
    await api.opinion.submit(supplement(batch, 'A-001'))
    expect(await listed()).toMatchObject({ state: 'in-review', decided: 1 })
    expect(await api.queue.counts({ batch })).toMatchObject({
      all: 4,
      states: { waiting: 3, decided: 1 },
      due: { overdue: 0 },
      nobody: 3,
    })

    await supervisorSitsDown()
    const board = await api.board.get({ batch })
    expect(board).toMatchObject({
      cases: 4,
      agreement: [{ lower: 1, upper: 2, both: 1, same: 1 }],
      reasons: [{ code: 'DOCUMENT_MISSING', count: 2 }],
    })
    expect(board.people.map(({ name, level, opinions }) => [name, level, opinions])).toEqual([
      [anna, 1, 1],
      [bo, 2, 1],
    ])
  })

  it('says in its log who gave which case to whom, and who took one', async () => {
    const { api, batch, sitsDown, supervisorSitsDown } = await aStaffedStation()
    await api.queue.assign({ batch, positions: [3], to: { how: 'to', person: anna } })
    await api.queue.assign({ batch, positions: [3], to: { how: 'nobody' } })
    await sitsDown(anna)
    await api.queue.next({ batch, after: null, take: true })
    await supervisorSitsDown()
    const { entries } = await api.audit.list({ batch, filter: {}, offset: 0, limit: 3 })
    expect(entries.map(({ who, action, on, detail }) => [who, action, on, detail])).toEqual([
      [anna, 'case.taken', 'A-001', { level: 1 }],
      [supervisor.user, 'case.unassigned', 'A-004', { level: 1 }],
      [supervisor.user, 'case.assigned', 'A-004', { level: 1, to: anna }],
    ])
  })
})

it('very many cases are assigned in stretches, between which others are answered', async () => {
  const { api, imported } = await aStation()
  const positions = Array.from({ length: 600 }, (_, index) => index)
  const batch = await imported({ documents: positions.map((index) => aDocument(`A-${index}`, '1.pdf')) })
  const assigning = api.queue.assign({ batch, positions, to: { how: 'to', person: supervisor.user } })
  const { states } = await api.queue.counts({ batch })
  expect(states.assigned).toBeGreaterThan(0)
  expect(states.assigned).toBeLessThan(positions.length)
  expect(await assigning).toEqual({ assigned: positions.length, skipped: 0 })
})
