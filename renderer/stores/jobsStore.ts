import { createStore } from 'zustand/vanilla'
import type { BatchId, JobId } from '../../shared/domain/ids.ts'
import type { JobEnd, JobProgress, UnfinishedJob } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { tellingErrors } from './attempt.ts'

/** A long job as the window knows it: how far it is, and how it ended. */
export interface Job {
  readonly id: JobId
  readonly step: JobProgress['step']
  readonly batch: BatchId | null
  /** What the person calls the thing it works on: a file's name, a batch's title. */
  readonly what: string
  readonly progress: JobProgress | null
  /** What the person asked for, until it has come to that. */
  readonly asked: 'cancel' | 'pause' | null
  readonly end: Exclude<JobEnd['outcome'], { state: 'paused' }> | null
}

export interface JobsState {
  readonly jobs: readonly Job[]
  /** Jobs that somebody paused, or that locking or a crash has interrupted. */
  readonly unfinished: readonly UnfinishedJob[]
  readonly error: ErrorRecord | null
  loadUnfinished(): Promise<void>
  /** Starts an unfinished job again. @param what the person calls the thing it works on */
  resume(id: JobId, what: string): Promise<void>
  /** Gives an unfinished job up. */
  drop(id: JobId): Promise<void>
  dismissError(): void
  /** Says what a started job is about. Its events may have come before, or come later. */
  follow(id: JobId, about: Pick<Job, 'step' | 'batch' | 'what'>): void
  cancel(id: JobId): Promise<void>
  /** Lets a job that can be resumed rest. */
  pause(id: JobId): Promise<void>
  /** Takes an ended job off the screen. */
  dismiss(id: JobId): void
}

export type JobsStore = ReturnType<typeof createJobsStore>

export function createJobsStore(desk: Desk) {
  const store = createStore<JobsState>()((set, get) => {
    const attempt = tellingErrors(set)
    const forget = (id: JobId) =>
      set(({ unfinished }) => ({ unfinished: unfinished.filter(({ job }) => job !== id) }))
    const ask = (id: JobId, asked: Job['asked']) =>
      set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, asked } : job)) }))
    const change = (id: JobId, step: Job['step'], changes: Partial<Job>) =>
      set(({ jobs }) => ({ jobs: withChange(jobs, id, step, changes) }))
    return {
      jobs: [],
      unfinished: [],
      error: null,
      loadUnfinished: () => attempt(async () => set({ unfinished: await desk.api.job.unfinished() })),
      resume: (id, what) =>
        attempt(async () => {
          const interrupted = get().unfinished.find(({ job }) => job === id)
          if (!interrupted) return
          const { step, batch } = interrupted
          const job = await desk.api.job.resume({ job: id })
          forget(id)
          get().follow(job, { step, batch, what })
        }),
      drop: (id) =>
        attempt(async () => {
          await desk.api.job.drop({ job: id })
          forget(id)
        }),
      dismissError: () => set({ error: null }),
      follow(id, about) {
        change(id, about.step, about)
        // It takes the place of an unfinished one that was to do the same.
        set(({ unfinished }) => ({
          unfinished: unfinished.filter(
            ({ step, batch }) => batch === null || step !== about.step || batch !== about.batch,
          ),
        }))
      },
      async cancel(id) {
        ask(id, 'cancel')
        await desk.api.job.cancel({ job: id })
      },
      async pause(id) {
        ask(id, 'pause')
        await desk.api.job.pause({ job: id })
      },
      dismiss: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
    }
  })
  const stops = [
    desk.on('job.progress', (progress) => {
      if (isSilent(progress.step)) return
      store.setState(({ jobs }) => ({ jobs: withChange(jobs, progress.job, progress.step, { progress }) }))
    }),
    desk.on('batch.damaged', ({ error }) => store.setState({ error })),
    desk.on('job.ended', ({ job, step, batch, outcome }) => {
      if (isSilent(step) && outcome.state !== 'failed') return
      if (outcome.state === 'paused') {
        store.getState().dismiss(job)
        void store.getState().loadUnfinished()
        return
      }
      store.setState(({ jobs }) => ({
        jobs: withChange(jobs, job, step, { end: outcome, ...(batch && { batch }) }),
      }))
    }),
  ]
  return Object.assign(store, {
    stop() {
      for (const stop of stops) stop()
    },
  })
}

/** Of one document: it says itself that it waits to be read again. News only where that fails. */
function isSilent(step: Job['step']): boolean {
  return step === 'read-again'
}

/** The job of this step that still works on this batch, if any. */
export function runningJob(jobs: readonly Job[], batch: BatchId, step: Job['step']): Job | undefined {
  return jobs.find((job) => job.batch === batch && job.step === step && job.end === null)
}

function withChange(jobs: readonly Job[], id: JobId, step: Job['step'], changes: Partial<Job>): Job[] {
  if (jobs.some((job) => job.id === id))
    return jobs.map((job) => (job.id === id ? { ...job, ...changes } : job))
  const fresh: Job = { id, step, batch: null, what: '', progress: null, asked: null, end: null }
  return [...jobs, { ...fresh, ...changes }]
}
