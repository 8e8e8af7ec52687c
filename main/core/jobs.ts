import { randomUUID } from 'node:crypto'
import { type BatchId, JobId } from '../../shared/domain/ids.ts'
import type { JobEnd, JobProgress } from '../../shared/domain/view.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { failure } from '../../shared/ipc/wire.ts'
import { createPace } from './pace.ts'

type Step = JobProgress['step']

/** What a running job is given: when to stop, and where to say how far it is (at most ten times a second goes out). */
export interface JobContext {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number, documents?: JobProgress['documents']) => void
  /** Says what `progress` counts from now on. */
  readonly counting: (unit: JobProgress['unit']) => void
  /** Says which batch it works on, where that was not known when it began. */
  readonly concerns: (batch: BatchId) => void
}

export interface JobListener {
  readonly progress: (progress: JobProgress) => void
  readonly ended: (end: JobEnd) => void
  /** Gives an error its code, where it is known what it means; otherwise gives it back as it came. */
  readonly explain: (error: unknown) => unknown
  readonly report: (job: string, error: unknown) => void
}

/** What a job is about. */
interface JobStart {
  readonly step: Step
  readonly unit: JobProgress['unit']
  readonly batch: BatchId | null
  readonly remember?: (job: JobId) => () => void
}

interface Running {
  batch: BatchId | null
  readonly controller: AbortController
  readonly done: Promise<void>
  /** Whether it can be taken up again after it was ended. */
  readonly isRemembered: boolean
  /** Whether it is being ended only to be taken up again. */
  isPaused: boolean
}

/** Jobs that take more than a moment: started by a request, followed by events, stopped by their id. */
export function createJobs(listener: JobListener, clock: () => Date) {
  const running = new Map<JobId, Running>()

  /** How a job ends, as it is told. */
  async function endOf(job: JobId, step: Step, run: Promise<BatchId | null>): Promise<JobEnd> {
    try {
      return { job, step, batch: await run, outcome: { state: 'done' } }
    } catch (error) {
      const state = running.get(job)?.isPaused ? 'paused' : 'cancelled'
      if (error instanceof SealdeskError && error.code === 'job/cancelled')
        return { job, step, batch: null, outcome: { state } }
      const told = failure(listener.explain(error), (unexpected) => listener.report(step, unexpected))
      return { job, step, batch: null, outcome: { state: 'failed', error: told.error } }
    }
  }

  async function follow(
    job: JobId,
    step: Step,
    run: Promise<BatchId | null>,
    forget: () => void,
  ): Promise<void> {
    const end = await endOf(job, step, run)
    // Also where it failed because the desk was closed under it.
    const waits = end.outcome.state !== 'done' && running.get(job)?.isPaused
    running.delete(job)
    if (!waits) forget()
    listener.ended(end)
  }

  /** Ends what the jobs do, and waits until nothing of them runs. */
  async function end(jobs: readonly Running[]): Promise<void> {
    for (const { controller } of jobs) controller.abort()
    await Promise.all(jobs.map(({ done }) => done))
  }

  return {
    /**
     * Starts a job in the background.
     *
     * @param batch that it works on, where that is known
     * @param remember writes down that it has begun, and gives what writes down that it has ended
     * @returns its id, before any of its events
     */
    start(
      { step, unit, batch, remember }: JobStart,
      run: (context: JobContext) => Promise<BatchId | null>,
    ): JobId {
      const job = JobId.parse(randomUUID())
      const controller = new AbortController()
      const isDue = createPace(clock)
      let counted = unit
      const counting: JobContext['counting'] = (next) => {
        counted = next
      }
      const progress: JobContext['progress'] = (done, total, documents = null) => {
        if (!isDue(done, total)) return
        listener.progress({ job, step, unit: counted, done, total, documents })
      }
      const concerns = (known: BatchId) => {
        const entry = running.get(job)
        if (entry) entry.batch = known
      }
      // A turn later, so that the one who asked has the id before the first event about it.
      const started = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
        run({ signal: controller.signal, progress, counting, concerns }),
      )
      const done = follow(job, step, started, remember?.(job) ?? (() => undefined))
      running.set(job, { batch, controller, done, isRemembered: remember !== undefined, isPaused: false })
      return job
    },

    /** Whether a job works on the batch. */
    isBusy: (batchId: BatchId): boolean => [...running.values()].some(({ batch }) => batch === batchId),

    /** Cancels what works on the batch, and waits until nothing does. */
    cancelAllOf: (batchId: BatchId): Promise<void> =>
      end([...running.values()].filter(({ batch }) => batch === batchId)),

    isRunning: (job: JobId): boolean => running.has(job),

    cancel: (job: JobId): void => running.get(job)?.controller.abort(),

    /** Ends a job that can be taken up again, and leaves it for that; any other goes on. */
    pause(job: JobId): void {
      const entry = running.get(job)
      if (!entry?.isRemembered) return
      entry.isPaused = true
      entry.controller.abort()
    },

    /** Ends everything, to be taken up again where that can be, and waits until nothing runs. */
    async stop(): Promise<void> {
      const all = [...running.values()]
      for (const entry of all) entry.isPaused = true
      await end(all)
    },
  }
}
