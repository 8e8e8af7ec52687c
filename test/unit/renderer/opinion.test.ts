import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { lacksOf, obstaclesTo, standingOf } from '../../../renderer/stores/opinionObstacles.ts'
import { createOpinionStore, type Draft } from '../../../renderer/stores/opinionStore.ts'
import { CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { CaseView, Session } from '../../../shared/domain/view.ts'
import type { ErrorRecord } from '../../../shared/errors/error.ts'
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
      { ...clean, decision: 'supplement', reasons: [reason], remark: '请补新证', supersedes: null },
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
    fake.refuse('queue.next', 'ipc/unavailable')
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

  it('takes a ready remark under what is written already', () => {
    const { store } = begun()
    store.getState().insert('请补充近六个月流水')
    store.getState().insert('证件照片不清')
    expect(store.getState().draft.remark).toBe('请补充近六个月流水\n证件照片不清')
  })

  it('is given anew in the place of the one before, or left as it was', async () => {
    const { fake, store } = begun()
    const sha256 = Sha256Hex.parse('ab'.repeat(32))
    const given = {
      sha256,
      stands: true,
      level: 1,
      author: fake.session.user,
      at: '2026-11-21T08:00:00Z',
    } as const
    store.getState().revise({ ...given, decision: 'supplement', reasons: [reason], remark: '补件' })
    expect(store.getState().draft).toMatchObject({
      decision: 'supplement',
      reasons: [reason],
      remark: '补件',
    })
    store.getState().keepAsGiven()
    expect(store.getState().draft.supersedes).toBe(null)
    store.getState().revise({ ...given, decision: 'pass', reasons: [], remark: '' })
    await store.getState().submit()
    expect(fake.callsOf('opinion.submit')).toMatchObject([{ decision: 'pass', supersedes: sha256 }])
  })
})

describe('the case after this one', () => {
  it('is got ready without being taken', async () => {
    const { fake, store } = begun()
    await store.getState().prepareNext(clean)
    expect(fake.callsOf('queue.next')).toEqual([{ batch: clean.batch, after: clean.caseNo, take: false }])
    expect(fake.callsOf('case.prepare')).toEqual([{ batch: clean.batch, caseNo: 'A-005' }])
  })

  it('is nobody’s concern when it cannot be got ready', async () => {
    const { fake, store } = begun()
    fake.refuse('case.prepare', 'ipc/unavailable')
    await store.getState().prepareNext(clean)
    expect(store.getState().error).toBe(null)
  })
})

const draft: Draft = { decision: 'pass', reasons: [], remark: '', supersedes: null }

describe('what an opinion lacks', () => {
  it('is nothing for a pass', () => {
    expect(lacksOf(draft)).toEqual([])
  })

  it('is a missing decision, a missing reason, or a missing remark to the reason OTHER', () => {
    expect(lacksOf({ ...draft, decision: null })).toEqual(['no-decision'])
    expect(lacksOf({ ...draft, decision: 'supplement' })).toEqual(['reason-required'])
    const unexplained: Draft = { ...draft, decision: 'return', reasons: [{ ...reason, code: 'OTHER' }] }
    expect(lacksOf(unexplained)).toEqual(['remark-required'])
    expect(lacksOf({ ...unexplained, remark: '见备注' })).toEqual([])
  })
})

describe('what the person at the desk may do on a case', () => {
  const reviewer: Session = { user: createFakeDesk().session.user, vendor: '样本', roles: ['reviewer-1'] }
  const sha256 = Sha256Hex.parse('cd'.repeat(32))
  const blocked: ErrorRecord = { code: 'opinion/blocked', params: { finding: 'NAME_DIFFERS' } }
  const samePerson: ErrorRecord = { code: 'opinion/same-person', params: {} }
  const view = (changes: Partial<CaseView> = {}): CaseView => ({
    ...(cases().find(({ caseNo }) => caseNo === 'A-004') ?? expect.fail('no such case')),
    ...changes,
  })

  it('is to give an opinion at their own level', () => {
    expect(standingOf(view(), reviewer, draft)).toEqual({ may: 'give' })
    expect(standingOf(view({ level: 2 }), reviewer, draft)).toEqual({ may: 'look', why: 'not-yours' })
    expect(standingOf(view({ state: 'decided' }), reviewer, draft)).toEqual({ may: 'look', why: 'closed' })
  })

  it('is to look where the core says that it is for somebody else', () => {
    const barred = view({ obstacles: [{ decision: null, error: samePerson }] })
    expect(standingOf(barred, reviewer, draft)).toEqual({ may: 'look', why: samePerson })
  })

  it('is to give their own opinion anew while the core allows it, whoever comes next', () => {
    const given = view({ state: 'decided', revisable: sha256 })
    expect(standingOf(given, reviewer, { ...draft, supersedes: sha256 })).toEqual({ may: 'revise' })
    expect(standingOf(given, reviewer, draft)).toEqual({ may: 'look', why: 'closed' })
  })

  it('is kept from by what blocks the chosen decision, and from any by what blocks all', () => {
    const obstacles = [
      { decision: 'pass' as const, error: blocked },
      { decision: null, error: samePerson },
    ]
    const kept = view({ obstacles })
    expect(obstaclesTo('pass', kept, { may: 'give' })).toEqual([blocked, samePerson])
    expect(obstaclesTo('escalate', kept, { may: 'give' })).toEqual([samePerson])
    // Who is next does not matter to an opinion that is given anew; what is wrong with the case does.
    expect(obstaclesTo('pass', kept, { may: 'revise' })).toEqual([blocked])
  })
})
