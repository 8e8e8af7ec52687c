import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { fieldState, fieldsOf, isUnsettled } from '../../../renderer/stores/caseFields.ts'
import { createCaseStore, find } from '../../../renderer/stores/caseStore.ts'
import { createFieldHistoryStore } from '../../../renderer/stores/fieldHistoryStore.ts'
import { createViewerStore } from '../../../renderer/stores/viewerStore.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

/** The number of A-008 is entered twice, and somebody has entered it; A-003 has a doubtful name. */
async function opened(caseNo: string) {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const caseWork = createCaseStore(desk, createViewerStore(desk))
  const history = createFieldHistoryStore(desk, caseWork)
  await caseWork.getState().open({ batch: batchId, caseNo: CaseNo.parse(caseNo) })
  const field = (name: string) => {
    const { view } = caseWork.getState()
    const found = view && fieldsOf(view).find((candidate) => candidate.field.name === name)
    return found ?? expect.fail(`no field ${name}`)
  }
  return { fake, caseWork, history, field }
}

describe('a field that two people enter', () => {
  it('is wanted from the person, however sure it was read', async () => {
    const { caseWork, field } = await opened('A-008')
    expect(fieldState(field('id_number').field)).toBe('wanted')
    expect(find(caseWork.getState().view, caseWork.getState().active)?.field.name).toBe('id_number')
  })

  it('is settled for the person once theirs is in, while another is awaited', async () => {
    const { caseWork, field } = await opened('A-008')
    await caseWork.getState().confirmActive()
    expect(fieldState(field('id_number').field)).toBe('entered')
    expect(isUnsettled(field('id_number').field)).toBe(false)
  })
})

describe('a field that is not asked of its document', () => {
  it('is answered so, and needs nothing more', async () => {
    const { caseWork, field } = await opened('A-003')
    caseWork.getState().activate(field('valid_to').key)
    await caseWork.getState().markActive('not-applicable')
    expect(field('valid_to').field.confirmed).toMatchObject({ answer: 'not-applicable', value: null })
    expect(isUnsettled(field('valid_to').field)).toBe(false)
  })
})

describe('the history of a field', () => {
  it('has every answer, and is hidden once another field is active', async () => {
    const { caseWork, history, field } = await opened('A-003')
    const { key } = field('name')
    await caseWork.getState().confirmActive()
    caseWork.getState().activate(key)
    await caseWork.getState().markActive('illegible')
    caseWork.getState().activate(key)
    await history.getState().toggle()
    expect(history.getState().answers?.map(({ answer }) => answer)).toEqual(['value', 'illegible'])
    caseWork.getState().activate(field('address').key)
    expect(history.getState()).toMatchObject({ of: null, answers: null })
  })

  it('is hidden by the same key that shows it', async () => {
    const { history } = await opened('A-003')
    await history.getState().toggle()
    expect(history.getState().of).not.toBeNull()
    await history.getState().toggle()
    expect(history.getState().of).toBeNull()
  })
})
