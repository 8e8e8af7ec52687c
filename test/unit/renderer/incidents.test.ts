import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createIncidentsStore } from '../../../renderer/stores/incidentsStore.ts'
import type { IncidentDraft } from '../../../shared/domain/incident.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const draft: IncidentDraft = {
  happenedAt: '2026-11-21T01:00:00.000Z',
  batch: batchId,
  what: '样本：误开案件',
  done: '当场关闭并记录',
  isForLender: true,
}

async function theIncidents() {
  const fake = createFakeDesk()
  const store = createIncidentsStore(createDesk(fake.wire))
  await store.getState().load()
  return { fake, store, numbers: () => store.getState().incidents?.map(({ number }) => number) }
}

describe('incidents on the screen', () => {
  it('are there, the newest first', async () => {
    const { numbers } = await theIncidents()
    expect(numbers()).toEqual([2, 1])
  })

  it('are joined by the one that is recorded', async () => {
    const { store, numbers } = await theIncidents()
    store.getState().write()
    await store.getState().record(draft)
    expect(numbers()).toEqual([3, 2, 1])
    expect(store.getState()).toMatchObject({ isWriting: false, error: null })
  })

  it('stay as they were, and the form open with the reason, where recording is refused', async () => {
    const { fake, store, numbers } = await theIncidents()
    fake.refuse('incident.record', 'incident/in-future')
    store.getState().write()
    await store.getState().record(draft)
    expect(numbers()).toEqual([2, 1])
    expect(store.getState()).toMatchObject({ isWriting: true, error: { code: 'incident/in-future' } })
  })
})
