import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { blockersOf, createOpinionStore, type Draft } from '../../../renderer/stores/opinionStore.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { batchId, cases } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const clean = { batch: batchId, caseNo: CaseNo.parse('A-004') }
const other = { batch: batchId, caseNo: CaseNo.parse('A-006') }
const reason = { code: 'ID_EXPIRED', document: null, field: null }

function begun() {
  const fake = createFakeDesk()
  const store = createOpinionStore(createDesk(fake.wire))
  store.getState().begin(clean)
  return { fake, store }
}

describe('an opinion', () => {
  it('is saved with its reasons and remark, and tells which case comes next', async () => {
    const { fake, store } = begun()
    store.getState().decide('supplement')
    store.getState().addReason(reason)
    store.getState().remark(' 请补新证 ')
    expect(await store.getState().submit()).toEqual({ saved: true, next: 'A-005' })
    expect(fake.callsOf('opinion.submit')).toEqual([
      { ...clean, decision: 'supplement', reasons: [reason], remark: '请补新证' },
    ])
  })

  it('is signed once, however often it is asked for', async () => {
    const { fake, store } = begun()
    store.getState().decide('pass')
    await Promise.all([store.getState().submit(), store.getState().submit()])
    expect(fake.callsOf('opinion.submit')).toHaveLength(1)
  })

  it('without a decision is not sent', async () => {
    const { fake, store } = begun()
    expect(await store.getState().submit()).toEqual({ saved: false })
    expect(fake.callsOf('opinion.submit')).toEqual([])
  })

  it('that is refused stays as it was filled in, with the reason', async () => {
    const { fake, store } = begun()
    store.getState().decide('pass')
    fake.refuse('opinion.submit', 'opinion/blocked', { finding: 'NAME_DIFFERS' })
    expect(await store.getState().submit()).toEqual({ saved: false })
    expect(store.getState()).toMatchObject({
      draft: { decision: 'pass' },
      error: { code: 'opinion/blocked' },
      submitting: false,
    })
  })

  it('that was saved stays saved when the next case cannot be told', async () => {
    const { fake, store } = begun()
    store.getState().decide('pass')
    fake.refuse('case.next', 'ipc/unavailable')
    expect(await store.getState().submit()).toEqual({ saved: true, next: null })
  })

  it('that was begun is there again after a look at another case', () => {
    const { store } = begun()
    store.getState().remark('看一下流水')
    store.getState().begin(other)
    expect(store.getState().draft.remark).toBe('')
    store.getState().begin(clean)
    expect(store.getState().draft.remark).toBe('看一下流水')
  })

  it('names a reason once, and what it is about', () => {
    const { store } = begun()
    store.getState().addReason(reason)
    store.getState().addReason(reason)
    store.getState().aim(0, { document: null, field: 'valid_to' })
    expect(store.getState().draft.reasons).toEqual([{ ...reason, field: 'valid_to' }])
    store.getState().removeReason(0)
    expect(store.getState().draft.reasons).toEqual([])
  })
})

describe('what stands in the way of an opinion', () => {
  const draft: Draft = { decision: 'pass', reasons: [], remark: '' }
  const view = (caseNo: string) =>
    cases().find((candidate) => candidate.caseNo === caseNo) ?? expect.fail('no such case')

  it('is nothing for a clean case that passes', () => {
    expect(blockersOf(draft, view('A-004'))).toEqual([])
  })

  it('is a severe finding, for a pass only', () => {
    expect(blockersOf(draft, view('A-005'))).toEqual(['severe-finding'])
    expect(blockersOf({ ...draft, decision: 'escalate', reasons: [reason] }, view('A-005'))).toEqual([])
  })

  it('is a missing decision, a missing reason, or a missing remark to the reason OTHER', () => {
    expect(blockersOf({ ...draft, decision: null }, view('A-004'))).toEqual(['no-decision'])
    expect(blockersOf({ ...draft, decision: 'supplement' }, view('A-004'))).toEqual(['reason-required'])
    const unexplained: Draft = { ...draft, decision: 'supplement', reasons: [{ ...reason, code: 'OTHER' }] }
    expect(blockersOf(unexplained, view('A-004'))).toEqual(['remark-required'])
    expect(blockersOf({ ...unexplained, remark: '见备注' }, view('A-004'))).toEqual([])
  })
})
