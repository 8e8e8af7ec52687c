import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { fieldsOf } from '../../../renderer/stores/caseFields.ts'
import { createCaseStore } from '../../../renderer/stores/caseStore.ts'
import { createFindingsStore, problemsOf } from '../../../renderer/stores/findingsStore.ts'
import { createPanes } from '../../../renderer/stores/panesStore.ts'
import { isOpen } from '../../../shared/domain/finding.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

/** A-005 has another name (S1); A-007 an expired card (S2) and a missing document (S3). */
async function opened(caseNo: string) {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const panes = createPanes(desk)
  const caseWork = createCaseStore(desk, panes.first.viewer)
  const store = createFindingsStore(desk, caseWork, panes, fake.session.user)
  await caseWork.getState().open({ batch: batchId, caseNo: CaseNo.parse(caseNo) })
  const view = () => caseWork.getState().view ?? expect.fail('no case is open')
  const problems = () => problemsOf(view())
  return { fake, caseWork, store, view, problems, panes }
}

describe('a finding', () => {
  it('is explained with a reason, and no longer open', async () => {
    const { fake, store, problems } = await opened('A-005')
    store.getState().judge('explained')
    await store.getState().settle(' 曾用名，见户口簿 ')
    expect(fake.callsOf('finding.settle')).toMatchObject([{ as: 'explained', reason: '曾用名，见户口簿' }])
    expect(problems().filter(isOpen)).toEqual([])
    expect(problems()[0]?.disposition).toMatchObject({ as: 'explained', by: fake.session.user })
    expect(store.getState().judging).toBeNull()
  })

  it('is settled by no click alone: without a reason nothing is said', async () => {
    const { fake, store, problems } = await opened('A-005')
    store.getState().judge('waived')
    await store.getState().settle('  ')
    expect(fake.callsOf('finding.settle')).toEqual([])
    expect(problems().every(isOpen)).toBe(true)
  })

  it('is the one looked at last, or else the worst that is open', async () => {
    const { caseWork, store, problems } = await opened('A-007')
    expect(problems().map(({ severity }) => severity)).toEqual(['S2', 'S3'])
    store.getState().judge('waived')
    expect(store.getState().judging?.key).toBe(problems()[0]?.key)
    store.getState().dismiss()
    caseWork.getState().showFinding(problems()[1]?.key ?? expect.fail('there are two'))
    store.getState().judge('waived')
    expect(store.getState().judging?.key).toBe(problems()[1]?.key)
  })

  it('is opened again, which the case remembers', async () => {
    const { store, problems } = await opened('A-005')
    store.getState().judge('waived')
    await store.getState().settle('样本')
    await store.getState().takeBack()
    expect(problems()[0]?.disposition?.as).toBe('open')
    expect(problems().every(isOpen)).toBe(true)
  })

  it('that cannot be settled says why, and what was begun stays', async () => {
    const { fake, store } = await opened('A-005')
    fake.refuse('finding.settle', 'opinion/level-closed', { caseNo: 'A-005' })
    store.getState().judge('explained')
    await store.getState().settle('样本')
    expect(store.getState()).toMatchObject({ error: { code: 'opinion/level-closed' } })
    expect(store.getState().judging).not.toBeNull()
  })
})

describe('a finding of a reviewer', () => {
  it('rests on the field that they were at, with its box', async () => {
    const { caseWork, store, view } = await opened('A-004')
    const field = fieldsOf(view()).find((candidate) => candidate.field.name === 'address')
    caseWork.getState().activate(field?.key ?? null)
    store.getState().begin()
    expect(store.getState().adding?.evidence).toEqual({
      document: 'docs/A-004/1.jpg',
      page: 1,
      field: 'address',
      box: field?.field.read.box,
    })
  })

  it('is kept with its words, weight and box, and can be taken back', async () => {
    const { fake, caseWork, store, problems, view } = await opened('A-004')
    store.getState().begin()
    const document = view().documents[0]?.path ?? expect.fail('no document')
    const evidence = {
      document,
      page: 1,
      field: null,
      box: [0.1, 0.1, 0.2, 0.2] as [number, number, number, number],
    }
    store.getState().change({ text: ' 印章模糊 ', category: 'AUTHENTICITY', severity: 'S1', evidence })
    await store.getState().add()
    const [added] = problems()
    expect(added).toMatchObject({
      severity: 'S1',
      evidence,
      added: { text: '印章模糊', by: fake.session.user },
    })
    caseWork.getState().showFinding(added?.key ?? expect.fail('nothing was added'))
    await store.getState().takeBack()
    expect(problems()).toEqual([])
  })

  it('is not sent before it has words and a category', async () => {
    const { fake, store } = await opened('A-004')
    store.getState().begin()
    await store.getState().add()
    store.getState().change({ text: '印章模糊' })
    await store.getState().add()
    expect(fake.callsOf('finding.add')).toEqual([])
  })

  it('is not carried over to another case', async () => {
    const { caseWork, store } = await opened('A-004')
    store.getState().begin()
    await caseWork.getState().open({ batch: batchId, caseNo: CaseNo.parse('A-005') })
    expect(store.getState().adding).toBeNull()
  })
})
