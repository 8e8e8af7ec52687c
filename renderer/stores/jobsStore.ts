import { createStore } from 'zustand/vanilla'
import type { BatchId, JobId } from '../../shared/domain/ids.ts'
import type { JobEnd, JobProgress } from '../../shared/domain/view.ts'
import type { Desk } from '../desk.ts'

/** A long job as the window knows it: how far it is, and how it ended. */
export interface Job {
  readonly id: JobId
  readonly step: JobProgress['step']
  readonly batch: BatchId | null
  /** What the person calls the thing it works on: a file's name, a batch's title. */
  readonly what: string
  readonly progress: JobProgress | null
  readonly cancelling: boolean
  readonly end: JobEnd['outcome'] | null
}

export interface JobsState {
  readonly jobs: readonly Job[]
  /** Says what a started job is about. Its events may have come before, or come later. */
  follow(id: JobId, about: Pick<Job, 'step' | 'batch' | 'what'>): void
  cancel(id: JobId): Promise<void>
  /** Takes an ended job off the screen. */
  dismiss(id: JobId): void
}

export type JobsStore = ReturnType<typeof createJobsStore>

export function createJobsStore(desk: Desk) {
  const store = createStore<JobsState>()((set) => {
    const change = (id: JobId, step: Job['step'], changes: Partial<Job>) =>
      set(({ jobs }) => ({ jobs: withChange(jobs, id, step, changes) }))
    return {
      jobs: [],
      follow: (id, about) => change(id, about.step, about),
      async cancel(id) {
        set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, cancelling: true } : job)) }))
        await desk.api.job.cancel({ job: id })
      },
      dismiss: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
    }
  })
  const stops = [
    desk.on('job.progress', (progress) =>
      store.setState(({ jobs }) => ({ jobs: withChange(jobs, progress.job, progress.step, { progress }) })),
    ),
    desk.on('job.ended', ({ job, step, batch, outcome }) =>
      store.setState(({ jobs }) => ({
        jobs: withChange(jobs, job, step, { end: outcome, ...(batch && { batch }) }),
      })),
    ),
  ]
  return Object.assign(store, {
    stop() {
      for (const stop of stops) stop()
    },
  })
}

/** The job of this step that still works on this batch, if any. */
export function runningJob(jobs: readonly Job[], batch: BatchId, step: Job['step']): Job | undefined {
  return jobs.find((job) => job.batch === batch && job.step === step && job.end === null)
}

function withChange(jobs: readonly Job[], id: JobId, step: Job['step'], changes: Partial<Job>): Job[] {
  if (jobs.some((job) => job.id === id))
    return jobs.map((job) => (job.id === id ? { ...job, ...changes } : job))
  const fresh: Job = { id, step, batch: null, what: '', progress: null, cancelling: false, end: null }
  return [...jobs, { ...fresh, ...changes }]
}
