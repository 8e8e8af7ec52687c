import { describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createJobsStore } from '../../../renderer/stores/jobsStore.ts'
import { createResultStore, hindranceOf } from '../../../renderer/stores/resultStore.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

/** A supervisor before the second result of a batch in which two cases wait. */
async function preview() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const jobs = createJobsStore(desk)
  const result = createResultStore(desk, jobs)
  await result.getState().open(batchId)
  const running = () => fake.running()[0] ?? expect.fail('no job runs')
  const shown = () => result.getState().preview ?? expect.fail('nothing is shown')
  const hindrance = (isExporting = false) =>
    hindranceOf({ preview: shown(), reason: result.getState().reason }, isExporting)
  return { fake, jobs, result, running, shown, hindrance }
}

describe('a result while cases wait', () => {
  it('is not written before somebody says why it does not wait for them', async () => {
    const { fake, result, hindrance } = await preview()
    expect(hindrance()).toBe('reason-missing')
    result.getState().setReason('  急  ')
    expect(hindrance()).toBe('reason-missing')
    await result.getState().export('result.asice')
    expect(fake.callsOf('file.pickTarget')).toEqual([])
    result.getState().setReason('客户急用')
    expect(hindrance()).toBeNull()
  })

  it('is written to the file that was picked, with the reason', async () => {
    const { fake, jobs, result } = await preview()
    result.getState().setReason('客户急用')
    await result.getState().export('result.asice')
    expect(fake.callsOf('batch.export')).toEqual([
      { batch: batchId, target: 'handle of result.asice', reason: '客户急用', isAgain: false },
    ])
    expect(jobs.getState().jobs[0]).toMatchObject({ step: 'export', what: 'result.asice' })
  })

  it('is not written where the dialog is closed, and the reason stays', async () => {
    const { fake, result } = await preview()
    result.getState().setReason('客户急用')
    fake.closeDialog('pickTarget')
    await result.getState().export('result.asice')
    expect(fake.callsOf('batch.export')).toEqual([])
    expect(result.getState().reason).toBe('客户急用')
  })

  it('is written once, however often somebody asks', async () => {
    const { fake, result, hindrance } = await preview()
    result.getState().setReason('客户急用')
    await result.getState().export('result.asice')
    await result.getState().export('result.asice')
    expect(fake.callsOf('batch.export')).toHaveLength(1)
    expect(hindrance(true)).toBe('exporting')
  })

  it('is cancelled from where it was begun', async () => {
    const { fake, jobs, result, running } = await preview()
    result.getState().setReason('客户急用')
    await result.getState().export('result.asice')
    const job = running()
    result.getState().cancel()
    await vi.waitFor(() => expect(fake.callsOf('job.cancel')).toEqual([{ job }]))
    expect(jobs.getState().jobs[0]?.end).toEqual({ state: 'cancelled' })
    expect(result.getState()).toMatchObject({ written: null, reason: '客户急用' })
  })
})

describe('once a result was written', () => {
  it('says what went where, and shows what is left', async () => {
    const { fake, result, running, shown, hindrance } = await preview()
    await result.getState().setAgain(true)
    expect(shown()).toMatchObject({ decided: 10, delivered: 0 })
    result.getState().setReason('客户急用')
    await result.getState().export('result.asice')
    fake.end(running(), { state: 'done' })
    await vi.waitFor(() => expect(result.getState().written).not.toBeNull())
    expect(result.getState()).toMatchObject({
      written: { file: 'result.asice', index: 2, cases: 7 },
      isAgain: false,
      reason: '',
    })
    expect(shown()).toMatchObject({ decided: 0, delivered: 10, series: { index: 3 } })
    expect(hindrance()).toBe('nothing-new')
  })

  it('says nothing of it about another batch', async () => {
    const { fake, result, running } = await preview()
    const [, other] = await createDesk(fake.wire).api.batch.list()
    result.getState().setReason('客户急用')
    await result.getState().export('result.asice')
    await result.getState().open(other?.batchId ?? expect.fail('there is one batch only'))
    fake.end(running(), { state: 'done' })
    expect(result.getState()).toMatchObject({ written: null, reason: '' })
  })
})

describe('the cursor among the cases that wait', () => {
  it('stops at both ends', async () => {
    const { result } = await preview()
    const { move } = result.getState()
    move(-1)
    expect(result.getState().selected).toBe(0)
    move(5)
    expect(result.getState().selected).toBe(1)
  })
})
