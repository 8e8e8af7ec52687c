import { describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createBatchesStore } from '../../../renderer/stores/batchesStore.ts'
import { createJobsStore, runningJob } from '../../../renderer/stores/jobsStore.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

async function station() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const jobs = createJobsStore(desk)
  const batches = createBatchesStore(desk, jobs)
  await batches.getState().load()
  const job = () => jobs.getState().jobs[0]
  const running = () => fake.running()[0] ?? expect.fail('no job runs')
  return { fake, jobs, batches, job, running }
}

describe('importing a package', () => {
  it('follows the job under the name of the file that was picked', async () => {
    const { fake, batches, job, running } = await station()
    await batches.getState().importPackage()
    fake.progress(running(), 3e6, 12e6, 'bytes')
    expect(job()).toMatchObject({
      step: 'import',
      what: '样本批次-12.asice',
      progress: { done: 3e6, total: 12e6 },
      end: null,
    })
  })

  it('does nothing when the dialog is closed', async () => {
    const { fake, batches, jobs } = await station()
    fake.closeDialog('pickPackage')
    await batches.getState().importPackage()
    expect(fake.callsOf('batch.import')).toEqual([])
    expect(jobs.getState().jobs).toEqual([])
  })

  it('chooses the batch that came, in a list that is asked for again', async () => {
    const { fake, batches, running } = await station()
    await batches.getState().importPackage()
    batches.setState({ selected: null })
    fake.end(running(), { state: 'done' })
    expect(batches.getState().selected).toBe(batchId)
    await vi.waitFor(() => expect(fake.callsOf('batch.list')).toHaveLength(2))
  })

  it('keeps the reason of a failure until it is put away', async () => {
    const { fake, batches, jobs, job, running } = await station()
    await batches.getState().importPackage()
    const error = { code: 'package/wrong-recipient', params: {} } as const
    fake.end(running(), { state: 'failed', error })
    expect(job()).toMatchObject({ what: '样本批次-12.asice', end: { state: 'failed', error } })
    const id = job()?.id
    if (id) jobs.getState().dismiss(id)
    expect(jobs.getState().jobs).toEqual([])
  })

  it('says on the screen what was refused before a job began', async () => {
    const { fake, batches } = await station()
    fake.refuse('batch.import', 'file/unknown-handle')
    await batches.getState().importPackage()
    expect(batches.getState().error?.code).toBe('file/unknown-handle')
  })
})

describe('a job', () => {
  it('is cancelled by its id, and says so', async () => {
    const { batches, jobs, job, running } = await station()
    await batches.getState().read(batchId)
    await jobs.getState().cancel(running())
    expect(job()).toMatchObject({
      step: 'read',
      batch: batchId,
      asked: 'cancel',
      end: { state: 'cancelled' },
    })
  })

  it('is known by its batch while it runs, and no longer', async () => {
    const { fake, batches, jobs, running } = await station()
    await batches.getState().read(batchId)
    expect(runningJob(jobs.getState().jobs, batchId, 'read')).toBeDefined()
    expect(runningJob(jobs.getState().jobs, batchId, 'export')).toBeUndefined()
    fake.end(running(), { state: 'done' })
    expect(runningJob(jobs.getState().jobs, batchId, 'read')).toBeUndefined()
  })

  it('whose events come before its id is one job all the same', async () => {
    const { fake, jobs, batches } = await station()
    const start = batches.getState().read(batchId)
    await vi.waitFor(() => expect(fake.running()).toHaveLength(1))
    const id = fake.running()[0] ?? expect.fail('no job runs')
    fake.progress(id, 1, 2)
    fake.end(id, { state: 'done' })
    await start
    expect(jobs.getState().jobs).toHaveLength(1)
    expect(jobs.getState().jobs[0]).toMatchObject({ batch: batchId, end: { state: 'done' } })
  })
})

describe('choosing a batch by keys', () => {
  it('stops at both ends of the list', async () => {
    const { batches } = await station()
    const { move } = batches.getState()
    const list = batches.getState().batches ?? []
    move(-1)
    expect(batches.getState().selected).toBe(list[0]?.batchId)
    move(1)
    move(1)
    expect(batches.getState().selected).toBe(list.at(-1)?.batchId)
  })
})

describe('damage that was found in a batch', () => {
  it('is told wherever the person is, and the list is asked for again', async () => {
    const { fake, jobs } = await station()
    const error = { code: 'vault/database-corrupt', params: { name: 'batch.db' } } as const
    fake.findDamage(batchId, error)
    expect(jobs.getState().error).toEqual(error)
    await vi.waitFor(() => expect(fake.callsOf('batch.list')).toHaveLength(2))
  })
})
