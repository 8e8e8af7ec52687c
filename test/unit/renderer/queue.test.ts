import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createQueueStore } from '../../../renderer/stores/queueStore.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { batches, batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

async function queue() {
  const fake = createFakeDesk()
  const store = createQueueStore(createDesk(fake.wire))
  await store.getState().open(batchId)
  const shown = () => store.getState().visible.map(({ caseNo }) => String(caseNo))
  return { fake, store, shown }
}

describe('the queue', () => {
  it('shows every case in the order of the batch, the first one chosen', async () => {
    const { store, shown } = await queue()
    expect(shown()).toHaveLength(12)
    expect(shown()[0]).toBe('A-001')
    expect(store.getState().selected).toBe('A-001')
    expect(store.getState().counts).toEqual({ all: 12, waiting: 10, 'in-review': 0, decided: 2 })
  })

  it('filters by state, and counts stay those of the batch', async () => {
    const { store, shown } = await queue()
    store.getState().filter('decided')
    expect(shown()).toEqual(['A-001', 'A-002'])
    expect(store.getState().counts.all).toBe(12)
  })

  it.each([
    ['a part of a name', '致远', ['A-007']],
    ['a case number in any case', 'a-01', ['A-010', 'A-011', 'A-012']],
    ['a product', '经营', ['A-001', 'A-004', 'A-007', 'A-010']],
    ['nothing that is there', '不存在', []],
  ])('finds by %s', async (_, text, expected) => {
    const { store, shown } = await queue()
    store.getState().search(text)
    expect(shown()).toEqual(expected)
  })

  it('keeps the chosen case while the filters leave it, else chooses the first that they leave', async () => {
    const { store } = await queue()
    store.getState().select(CaseNo.parse('A-007'))
    store.getState().search('致远')
    expect(store.getState().selected).toBe('A-007')
    store.getState().search('怀谷')
    expect(store.getState().selected).toBe('A-011')
  })

  it('moves among the cases that are shown, and stops at both ends', async () => {
    const { store } = await queue()
    store.getState().filter('waiting')
    store.getState().move(1)
    expect(store.getState().selected).toBe('A-004')
    store.getState().move(-20)
    expect(store.getState().selected).toBe('A-003')
    store.getState().move(Number.POSITIVE_INFINITY)
    expect(store.getState().selected).toBe('A-012')
    store.getState().move(1)
    expect(store.getState().selected).toBe('A-012')
  })

  it('knows the next case that waits, from the chosen one on and then from the beginning', async () => {
    const { store } = await queue()
    expect(store.getState().nextWaiting()).toBe('A-003')
    store.getState().select(CaseNo.parse('A-012'))
    expect(store.getState().nextWaiting()).toBe('A-012')
  })

  it('keeps its filters when the same batch is opened again, and drops them for another', async () => {
    const { store } = await queue()
    store.getState().search('致远')
    await store.getState().open(batchId)
    expect(store.getState().text).toBe('致远')
    const other = batches()[1]?.batchId ?? expect.fail('the fixture has two batches')
    await store.getState().open(other)
    expect(store.getState()).toMatchObject({ text: '', rows: [] })
  })

  it('shows nothing of a batch that was left before it came', async () => {
    const { store } = await queue()
    const other = batches()[1]?.batchId ?? expect.fail('the fixture has two batches')
    const late = store.getState().open(batchId)
    await store.getState().open(other)
    await late
    expect(store.getState()).toMatchObject({ batch: other, rows: [] })
  })
})
