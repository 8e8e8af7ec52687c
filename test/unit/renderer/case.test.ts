import { describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { fieldsOf, isUnsettled } from '../../../renderer/stores/caseFields.ts'
import { createCaseStore, find } from '../../../renderer/stores/caseStore.ts'
import { createViewerStore } from '../../../renderer/stores/viewerStore.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

/** A-003 has a doubtful name, a doubtful address and an absent end of validity; A-004 nothing to settle. */
async function opened(caseNo: string) {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const viewer = createViewerStore(desk)
  const store = createCaseStore(desk, viewer)
  await store.getState().open({ batch: batchId, caseNo: CaseNo.parse(caseNo) })
  const view = () => store.getState().view ?? expect.fail('no case is open')
  const active = () => find(view(), store.getState().active)?.field.name ?? null
  const keyOf = (name: string) =>
    fieldsOf(view()).find(({ field }) => field.name === name)?.key ?? expect.fail(`no field ${name}`)
  const answers = () => fake.callsOf('field.confirm').map((input) => (input as { answer: unknown }).answer)
  return { fake, store, viewer, view, active, keyOf, answers }
}

describe('a case with doubtful fields', () => {
  it('puts what needs an answer first and starts there, with the page where it stands', async () => {
    const { store, view, viewer, active } = await opened('A-003')
    const first = store
      .getState()
      .order.slice(0, 3)
      .map((key) => find(view(), key)?.field.name)
    expect(first).toEqual(['name', 'address', 'valid_to'])
    expect(active()).toBe('name')
    expect(viewer.getState().shown?.path).toBe('docs/A-003/1.jpg')
  })

  it('is settled by Enter alone where every value is right, and by saying what cannot be read', async () => {
    const { store, view, active, answers } = await opened('A-003')
    await store.getState().confirmActive()
    expect(active()).toBe('address')
    await store.getState().confirmActive()
    expect(active()).toBe('valid_to')
    await store.getState().markActive('illegible')
    expect(active()).toBeNull()
    expect(fieldsOf(view()).filter(({ field }) => isUnsettled(field))).toEqual([])
    expect(answers()).toEqual([{ as: 'read' }, { as: 'read' }, { as: 'illegible' }])
  })

  it('takes what was typed, without the spaces around it', async () => {
    const { store, view, keyOf, answers } = await opened('A-003')
    store.getState().activate(keyOf('address'))
    store.getState().type(keyOf('address'), ' 北京市朝阳区样本路5号 ')
    await store.getState().confirmActive()
    expect(answers()).toEqual([{ as: 'typed', value: '北京市朝阳区样本路5号' }])
    expect(find(view(), keyOf('address'))?.field.confirmed?.value).toBe('北京市朝阳区样本路5号')
    expect(store.getState().typed).toEqual({})
  })

  it('does not call a value typed that is what was read', async () => {
    const { store, view, keyOf, answers } = await opened('A-003')
    const read = find(view(), keyOf('name'))?.field.read.value ?? ''
    store.getState().type(keyOf('name'), `${read}x`)
    store.getState().type(keyOf('name'), read)
    await store.getState().confirmActive()
    expect(answers()).toEqual([{ as: 'read' }])
  })

  it('never confirms an empty value: Enter goes on and the field stays unsettled', async () => {
    const { store, view, keyOf, active, answers } = await opened('A-003')
    store.getState().activate(keyOf('valid_to'))
    await store.getState().confirmActive()
    expect(answers()).toEqual([])
    expect(active()).toBe('name')
    expect(find(view(), keyOf('valid_to'))?.field.confirmed).toBeNull()
  })

  it('keeps the order of its fields while they are settled', async () => {
    const { store } = await opened('A-003')
    const before = store.getState().order
    await store.getState().confirmActive()
    expect(store.getState().order).toBe(before)
  })

  it('keeps what was typed when the answer is refused', async () => {
    const { fake, store, keyOf, active } = await opened('A-003')
    store.getState().type(keyOf('name'), '样样样')
    fake.refuse('field.confirm', 'ipc/unavailable')
    await store.getState().confirmActive()
    expect(store.getState().error?.code).toBe('ipc/unavailable')
    expect(store.getState().typed[keyOf('name')]).toBe('样样样')
    expect(active()).toBe('name')
  })

  it('answers a field once, however fast Enter is pressed', async () => {
    const { store, answers } = await opened('A-003')
    const { confirmActive } = store.getState()
    await Promise.all([confirmActive(), confirmActive()])
    expect(answers()).toHaveLength(1)
  })
})

describe('values that would pass a check digit', () => {
  it('are put into the input one after the other, and answered by nobody but the person', async () => {
    const { store, view, keyOf, answers } = await opened('A-003')
    const key = keyOf('address')
    const patched = structuredClone(view())
    for (const { field } of fieldsOf(patched))
      if (field.name === 'address') field.read.candidates = ['甲', '乙']
    store.setState({ view: patched })
    store.getState().activate(key)
    const tried = [1, 2, 3].map(() => {
      store.getState().tryCandidate()
      return store.getState().typed[key]
    })
    expect(tried).toEqual(['甲', '乙', '甲'])
    expect(answers()).toEqual([])
  })

  it('are not there for most fields, and then nothing is typed', async () => {
    const { store } = await opened('A-003')
    store.getState().tryCandidate()
    expect(store.getState().typed).toEqual({})
  })
})

describe('a case with nothing to settle', () => {
  it('opens with no field active and its first document shown', async () => {
    const { viewer, active } = await opened('A-004')
    expect(active()).toBeNull()
    expect(viewer.getState().shown?.path).toBe('docs/A-004/1.jpg')
  })
})

describe('a masked number', () => {
  it('is nowhere in the window until it is revealed', async () => {
    const { store, view, keyOf } = await opened('A-004')
    expect(JSON.stringify(view())).not.toMatch(/\d{17}[\dX]/)
    await store.getState().reveal()
    expect(find(view(), keyOf('id_number'))?.field.read.value).toMatch(/^\d{17}[\dX]$/)
  })

  it('is confirmed as read without being seen', async () => {
    const { store, keyOf, answers, fake } = await opened('A-004')
    store.getState().activate(keyOf('id_number'))
    await store.getState().confirmActive()
    expect(answers()).toEqual([{ as: 'read' }])
    expect(fake.callsOf('case.reveal')).toEqual([])
  })

  it('is revealed, and so logged, once', async () => {
    const { fake, store } = await opened('A-004')
    await store.getState().reveal()
    await store.getState().reveal()
    expect(fake.callsOf('case.reveal')).toHaveLength(1)
  })

  it('is masked again when the case is opened again', async () => {
    const { store, view } = await opened('A-004')
    await store.getState().reveal()
    await store.getState().open({ batch: batchId, caseNo: CaseNo.parse('A-004') })
    expect(view().revealed).toBe(false)
  })
})

describe('a finding', () => {
  it('leads to its evidence without taking the keyboard into the field', async () => {
    const { store, viewer, view, active } = await opened('A-007')
    const expired =
      view().findings.find(({ code }) => code === 'ID_EXPIRED')?.key ?? expect.fail('no such finding')
    store.getState().showFinding(expired)
    expect(viewer.getState().shown?.path).toBe('docs/A-007/2.jpg')
    expect(store.getState().finding).toBe(expired)
    expect(active()).toBeNull()
  })
})

describe('leaving a case', () => {
  it('leaves nothing of it, not even when it comes late', async () => {
    const { store, viewer } = await opened('A-003')
    const late = store.getState().open({ batch: batchId, caseNo: CaseNo.parse('A-004') })
    store.getState().clear()
    await late
    expect(store.getState()).toMatchObject({ view: null, order: [], active: null, typed: {} })
    expect(viewer.getState()).toMatchObject({ shown: null, picture: { state: 'none' } })
  })

  it('shows the case asked for last, whichever comes first', async () => {
    const { store, view } = await opened('A-003')
    const first = store.getState().open({ batch: batchId, caseNo: CaseNo.parse('A-004') })
    const second = store.getState().open({ batch: batchId, caseNo: CaseNo.parse('A-005') })
    await Promise.all([first, second])
    expect(view().caseNo).toBe('A-005')
  })
})

describe('a case whose batch was read meanwhile', () => {
  it('is asked for again, and keeps what was typed', async () => {
    const { fake, store, keyOf } = await opened('A-003')
    store.getState().type(keyOf('name'), '样')
    const { wire } = fake
    await wire.call('batch.read', { batch: batchId })
    fake.end(fake.running()[0] ?? expect.fail('no job runs'), { state: 'done' })
    await vi.waitFor(() => expect(fake.callsOf('case.open')).toHaveLength(2))
    expect(store.getState().typed[keyOf('name')]).toBe('样')
  })
})
