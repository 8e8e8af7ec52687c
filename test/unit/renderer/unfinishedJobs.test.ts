import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createJobsStore } from '../../../renderer/stores/jobsStore.ts'
import { JobId } from '../../../shared/domain/ids.ts'
import { batchId, user } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const job = JobId.parse('00000000-0000-4000-8000-0000000000aa')

async function interrupted() {
  const fake = createFakeDesk()
  const startedAt = '2026-11-20T01:12:00.000Z'
  fake.interrupt({ job, step: 'read', batch: batchId, file: null, startedAt, startedBy: user })
  const jobs = createJobsStore(createDesk(fake.wire))
  await jobs.getState().loadUnfinished()
  return { fake, jobs }
}

describe('a job that was interrupted', () => {
  it('is followed like any other once it is taken up again', async () => {
    const { fake, jobs } = await interrupted()
    await jobs.getState().resume(job, '样本批次')
    expect(jobs.getState()).toMatchObject({
      unfinished: [],
      jobs: [{ step: 'read', batch: batchId, what: '样本批次', end: null }],
    })
    const [running] = fake.running()
    expect(jobs.getState().jobs[0]?.id).toBe(running)
  })

  it('is gone when the person gives it up', async () => {
    const { fake, jobs } = await interrupted()
    await jobs.getState().drop(job)
    expect(fake.callsOf('job.drop')).toEqual([{ job }])
    expect(jobs.getState()).toMatchObject({ unfinished: [], jobs: [] })
  })

  it('stays where taking it up was refused, and the reason is shown', async () => {
    const { fake, jobs } = await interrupted()
    fake.refuse('job.resume', 'file/not-found', { path: 'x' })
    await jobs.getState().resume(job, '样本批次')
    expect(jobs.getState()).toMatchObject({ unfinished: [{ job }], error: { code: 'file/not-found' } })
  })
})

describe('a job that somebody pauses', () => {
  async function paused() {
    const fake = createFakeDesk()
    const desk = createDesk(fake.wire)
    const jobs = createJobsStore(desk)
    const start = () => desk.api.batch.read({ batch: batchId })
    const about = { step: 'read', batch: batchId, what: '样本批次' } as const
    const id = await start()
    jobs.getState().follow(id, about)
    await jobs.getState().pause(id)
    await expect.poll(() => jobs.getState().unfinished).toMatchObject([{ job: id, step: 'read' }])
    return { jobs, start, about }
  }

  it('waits to be taken up again', async () => {
    const { jobs } = await paused()
    expect(jobs.getState().jobs).toEqual([])
  })

  it('waits no longer where the same is begun anew', async () => {
    const { jobs, start, about } = await paused()
    jobs.getState().follow(await start(), about)
    expect(jobs.getState()).toMatchObject({ unfinished: [], jobs: [{ step: 'read', end: null }] })
  })
})
