import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createQueueStore, searchDelayMs } from '../../../renderer/stores/queueStore.ts'
import { QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import { batches, batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

async function queue(options: Parameters<typeof createFakeDesk>[0] = {}) {
  const fake = createFakeDesk(options)
  const store = createQueueStore(createDesk(fake.wire))
  await store.getState().open(batchId)
  const shown = () => [...(store.getState().positions ?? [])].map((position) => position + 1)
  return { fake, store, shown }
}
const otherBatch = () => batches()[1]?.batchId ?? expect.fail('the fixture has two batches')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the queue', () => {
  it('shows every case in the order of the batch, the cursor on the first one', async () => {
    const { store, shown } = await queue()
    expect(shown()).toHaveLength(12)
    expect(store.getState().selected).toBe(0)
    expect(store.getState().counts).toMatchObject({ all: 12, states: { waiting: 10, decided: 2 } })
  })

  it('filters, and counts stay those of the batch', async () => {
    const { store, shown } = await queue()
    await store.getState().ask({ states: ['decided'] })
    expect(shown()).toEqual([1, 2])
    expect(store.getState().counts?.all).toBe(12)
  })

  it.each([
    ['a part of a name', '致远', [7]],
    ['a case number in any case', 'a-01', [10, 11, 12]],
    ['a product', '经营', [1, 4, 7, 10]],
    ['nothing that is there', '不存在', []],
  ])('finds by %s once the person pauses', async (_, text, expected) => {
    const { store, shown, fake } = await queue()
    for (let end = 1; end <= text.length; end += 1) store.getState().search(text.slice(0, end))
    expect(store.getState().filter.text).toBe(text)
    await vi.advanceTimersByTimeAsync(searchDelayMs)
    expect(shown()).toEqual(expected)
    expect(fake.callsOf('queue.find')).toHaveLength(2)
  })

  it('sorts by a column, and once more the other way round', async () => {
    const { store, shown } = await queue()
    await store.getState().sortBy('due')
    expect(shown()[0]).toBe(3)
    await store.getState().sortBy('due')
    expect(shown()[0]).toBe(6)
    expect(store.getState().sort).toEqual({ by: 'due', isDescending: true })
  })

  it('begins at the top when it is sorted', async () => {
    const { store } = await queue()
    store.getState().select(6)
    await store.getState().sortBy('due')
    expect(store.getState().selected).toBe(2)
  })

  it('tells another list from the same one asked for again', async () => {
    const { store } = await queue()
    const before = store.getState().answer
    await store.getState().refresh()
    expect(store.getState().answer).toBe(before)
    await store.getState().ask({ states: ['waiting'] })
    expect(store.getState().answer).not.toBe(before)
  })

  it('shows the answer to the last question, whichever comes last', async () => {
    const { store, shown } = await queue()
    const early = store.getState().ask({ states: ['decided'] })
    const late = store.getState().ask({ states: ['waiting'] })
    await Promise.all([late, early])
    expect(shown()).toHaveLength(10)
  })

  it('says what went wrong, and shows what there was', async () => {
    const { store, fake, shown } = await queue()
    fake.refuse('queue.find', 'ipc/unavailable')
    await store.getState().ask({ states: ['decided'] })
    expect(store.getState().error?.code).toBe('ipc/unavailable')
    expect(shown()).toHaveLength(12)
    await store.getState().ask({ states: ['decided'] })
    expect(store.getState().error).toBeNull()
  })

  it('keeps its filters when the same batch is opened again, and drops them for another', async () => {
    const { store } = await queue()
    await store.getState().ask({ text: '致远' })
    await store.getState().open(batchId)
    expect(store.getState().filter.text).toBe('致远')
    await store.getState().open(otherBatch())
    expect(store.getState()).toMatchObject({ filter: { text: '' }, selected: null })
    expect(store.getState().positions).toHaveLength(0)
  })

  it('shows nothing of a batch that was left before it came', async () => {
    const { store } = await queue()
    const late = store.getState().open(batchId)
    await store.getState().open(otherBatch())
    await late
    expect(store.getState()).toMatchObject({ batch: otherBatch(), counts: { all: 0 } })
    expect(store.getState().positions).toHaveLength(0)
  })

  it('asks again once a job on the batch has ended', async () => {
    const { fake, store } = await queue()
    const job = await createDesk(fake.wire).api.batch.read({ batch: batchId })
    const before = fake.callsOf('queue.find').length
    fake.end(job, { state: 'done' })
    await vi.waitFor(() => expect(fake.callsOf('queue.find').length).toBe(before + 1))
    expect(store.getState().batch).toBe(batchId)
  })
})

describe('the cursor', () => {
  it('stays on its case while the filters leave it, else goes to the first that they leave', async () => {
    const { store } = await queue()
    store.getState().select(6)
    await store.getState().ask({ text: '致远' })
    expect(store.getState().selected).toBe(6)
    await store.getState().ask({ text: '怀谷' })
    expect(store.getState().selected).toBe(10)
  })

  it('moves among the cases that are shown, and stops at both ends', async () => {
    const { store } = await queue()
    await store.getState().ask({ states: ['waiting'] })
    store.getState().move(1)
    expect(store.getState().selected).toBe(3)
    store.getState().move(-20)
    expect(store.getState().selected).toBe(2)
    store.getState().move(Number.POSITIVE_INFINITY)
    expect(store.getState().selected).toBe(11)
    store.getState().move(1)
    expect(store.getState().selected).toBe(11)
  })

  it('stays at its place when its case has left the list since', async () => {
    const { store, fake } = await queue()
    await store.getState().ask({ states: ['waiting'] })
    store.getState().select(4)
    const { api } = createDesk(fake.wire)
    await api.queue.assign({ batch: batchId, positions: [4], to: { how: 'to', person: fake.session.user } })
    await store.getState().refresh()
    expect(store.getState().selected).toBe(5)
  })
})

describe('rows', () => {
  it('come for the screen and a little around it, however many cases there are', async () => {
    const { store, fake } = await queue({ cases: 900 })
    store.getState().show(0, 30)
    await vi.advanceTimersByTimeAsync(0)
    const { rows } = store.getState()
    expect(rows.get(30)?.caseNo).toBe('A-031')
    expect(rows.size).toBeLessThan(200)
    expect(fake.callsOf('queue.rows').length).toBeLessThan(4)
  })

  it('are not asked for where the scroll bar only passed by', async () => {
    const { store, fake } = await queue({ cases: 900 })
    await vi.advanceTimersByTimeAsync(0)
    for (let first = 100; first <= 800; first += 10) store.getState().show(first, first + 30)
    await vi.advanceTimersByTimeAsync(0)
    expect(store.getState().rows.has(815)).toBe(true)
    expect(store.getState().rows.has(450)).toBe(false)
    expect(fake.callsOf('queue.rows').length).toBeLessThan(6)
  })

  it('stay on the screen until newer ones have come', async () => {
    const { store } = await queue()
    store.getState().show(0, 11)
    await vi.advanceTimersByTimeAsync(0)
    const renewed = store.getState().refresh()
    expect(store.getState().rows.get(3)?.caseNo).toBe('A-004')
    await renewed
    expect(store.getState().rows.get(3)?.caseNo).toBe('A-004')
  })
})

describe('marks', () => {
  const marked = ({ store }: Awaited<ReturnType<typeof queue>>) =>
    [...store.getState().marked].toSorted((a, b) => a - b)

  it('are set and taken away one by one', async () => {
    const at = await queue()
    at.store.getState().toggleMark(2)
    at.store.getState().toggleMark(7)
    at.store.getState().toggleMark(2)
    expect(marked(at)).toEqual([7])
  })

  it('cover all that the cursor passes, and let go of what it comes back over', async () => {
    const at = await queue()
    at.store.getState().select(3)
    for (let step = 0; step < 3; step += 1) at.store.getState().move(1, 'marking')
    expect(marked(at)).toEqual([3, 4, 5, 6])
    at.store.getState().move(-1, 'marking')
    at.store.getState().move(-1, 'marking')
    expect(marked(at)).toEqual([3, 4])
    at.store.getState().move(-2, 'marking')
    expect(marked(at)).toEqual([2, 3])
  })

  it('cover all up to a case, in the order in which it is shown', async () => {
    const at = await queue()
    await at.store.getState().ask({ states: ['waiting'] })
    at.store.getState().select(2)
    at.store.getState().markTo(5)
    expect(marked(at)).toEqual([2, 3, 4, 5])
  })

  it('go on all that the filters leave, and off again', async () => {
    const at = await queue()
    await at.store.getState().ask({ states: ['decided'] })
    at.store.getState().markAll()
    expect(marked(at)).toEqual([0, 1])
    at.store.getState().markAll()
    expect(marked(at)).toEqual([])
  })

  it('are never on a case that is not in sight', async () => {
    const at = await queue()
    at.store.getState().markAll()
    await at.store.getState().ask({ states: ['decided'] })
    expect(marked(at)).toEqual([0, 1])
  })
})

describe('the next case', () => {
  it('is taken: an own one first, then one that nobody has', async () => {
    const { store, fake } = await queue()
    const { api } = createDesk(fake.wire)
    await api.queue.assign({ batch: batchId, positions: [8], to: { how: 'to', person: fake.session.user } })
    expect(await store.getState().takeNext()).toBe('A-009')
    expect(fake.callsOf('queue.next')).toEqual([{ batch: batchId, after: null, take: true }])
  })

  it('is none when nothing waits for the person, which is said', async () => {
    const { store } = await queue({ roles: ['reviewer-3'] })
    expect(await store.getState().takeNext()).toBeNull()
    expect(store.getState().isFinished).toBe(true)
    await store.getState().open(batchId)
    expect(store.getState().isFinished).toBe(false)
  })
})

describe('the cases around the one that is open', () => {
  const open = (position: number) => ({ batch: batchId, position })

  it('are those before and after it in the list as it is filtered and sorted, no further than its ends', async () => {
    const { store } = await queue()
    await store.getState().ask({ text: '经营' })
    await store.getState().sortBy('position')
    const [first, second] = store.getState().positions ?? []
    const [last] = store.getState().positions?.slice(-1) ?? []
    if (first === undefined || second === undefined || last === undefined) return expect.fail('too few cases')
    const caseAt = (position: number) => `A-${String(position + 1).padStart(3, '0')}`
    expect(await store.getState().neighbour(open(first), 1)).toBe(caseAt(second))
    expect(await store.getState().neighbour(open(second), -1)).toBe(caseAt(first))
    expect(await store.getState().neighbour(open(first), -1)).toBeNull()
    expect(await store.getState().neighbour(open(last), 1)).toBeNull()
  })

  it('begin at the top for a case that the filters do not leave', async () => {
    const { store } = await queue()
    await store.getState().ask({ states: ['decided'] })
    expect(await store.getState().neighbour(open(8), 1)).toBe('A-001')
  })

  it('are there for whoever came to a case without the queue', async () => {
    const fake = createFakeDesk()
    const store = createQueueStore(createDesk(fake.wire))
    expect(await store.getState().neighbour(open(2), 1)).toBe('A-004')
  })

  it('show what was done to a case, in the place where it was', async () => {
    const { fake, store, shown } = await queue()
    await store.getState().ask({ states: ['waiting'] })
    store.getState().show(0, 9)
    await vi.waitFor(() => expect(store.getState().rows.size).toBeGreaterThan(0))
    const before = shown()
    const { api } = createDesk(fake.wire)
    await api.queue.assign({ batch: batchId, positions: [8], to: { how: 'to', person: fake.session.user } })
    store.getState().renewRows()
    await vi.waitFor(() => expect(store.getState().rows.get(8)?.assignedTo).toBe(fake.session.user))
    expect(shown()).toEqual(before)
  })
})

describe('looking another way', () => {
  it('takes over the filter and the order of a view', async () => {
    const { store, shown } = await queue()
    await store.getState().look({
      filter: QueueFilter.parse({ due: 'overdue' }),
      sort: QueueSort.parse({ by: 'position', isDescending: true }),
    })
    expect(shown()).toEqual([9, 3])
  })
})
