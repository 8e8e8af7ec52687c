import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createAssignmentStore } from '../../../renderer/stores/assignmentStore.ts'
import { createQueueStore } from '../../../renderer/stores/queueStore.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const [li, chen, lin] = ['李样', '陈样', '林样'].map((name) => UserName.parse(name)) as [
  UserName,
  UserName,
  UserName,
]

async function supervisor() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const queue = createQueueStore(desk)
  await queue.getState().open(batchId)
  const assignment = createAssignmentStore(desk, queue)
  const row = async (position: number) =>
    (await desk.api.queue.rows({ batch: batchId, positions: [position] }))[0]
  return { fake, queue, assignment, row }
}

describe('giving cases to people', () => {
  it('is about the case under the cursor where none is marked', async () => {
    const { queue, assignment, row } = await supervisor()
    queue.getState().select(4)
    await assignment.getState().begin()
    expect(assignment.getState()).toMatchObject({ cases: [4], way: 'to' })
    assignment.getState().choose(li)
    await assignment.getState().give()
    expect(await row(4)).toMatchObject({ assignedTo: li, state: 'assigned' })
    expect(assignment.getState()).toMatchObject({ cases: null, done: { assigned: 1, skipped: 0 } })
  })

  it('is about the marked ones otherwise, which are marked no more afterwards', async () => {
    const { queue, assignment, row } = await supervisor()
    await queue.getState().ask({ states: ['waiting'] })
    queue.getState().markAll()
    await assignment.getState().begin()
    assignment.getState().by('evenly')
    assignment.getState().choose(li)
    assignment.getState().choose(chen)
    await assignment.getState().give()
    expect(assignment.getState().done).toEqual({ assigned: 10, skipped: 0 })
    expect(queue.getState().marked.size).toBe(0)
    expect([(await row(2))?.assignedTo, (await row(3))?.assignedTo]).toEqual([li, chen])
  })

  it('says how many nobody chosen may have', async () => {
    const { queue, assignment } = await supervisor()
    queue.getState().markAll()
    await assignment.getState().begin()
    assignment.getState().choose(lin)
    await assignment.getState().give()
    expect(assignment.getState().done).toEqual({ assigned: 0, skipped: 12 })
  })

  it('waits until it is said to whom, except for nobody', async () => {
    const { fake, assignment } = await supervisor()
    await assignment.getState().begin()
    await assignment.getState().give()
    expect(fake.callsOf('queue.assign')).toEqual([])
    assignment.getState().by('nobody')
    await assignment.getState().give()
    expect(fake.callsOf('queue.assign')).toMatchObject([{ to: { how: 'nobody' } }])
  })

  it('chooses one person alone where one is asked for, else as many as are wanted', async () => {
    const { assignment } = await supervisor()
    await assignment.getState().begin()
    const { choose, by } = assignment.getState()
    choose(li)
    choose(chen)
    expect(assignment.getState().chosen).toEqual([chen])
    by('by-load')
    choose(li)
    expect(assignment.getState().chosen).toEqual([chen, li])
    choose(chen)
    expect(assignment.getState().chosen).toEqual([li])
  })

  it('stays open, and says why, when it is refused', async () => {
    const { fake, assignment } = await supervisor()
    await assignment.getState().begin()
    assignment.getState().choose(li)
    fake.refuse('queue.assign', 'ipc/unavailable')
    await assignment.getState().give()
    expect(assignment.getState()).toMatchObject({
      cases: [0],
      error: { code: 'ipc/unavailable' },
      busy: false,
    })
  })
})
