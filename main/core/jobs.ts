import { randomUUID } from 'node:crypto'
import { type BatchId, JobId } from '../../shared/domain/ids.ts'
import type { JobEnd, JobProgress } from '../../shared/domain/view.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { failure } from '../../shared/ipc/wire.ts'

type Step = JobProgress['step']

/** What a running job is given: when to stop, and where to say how far it is (at most ten times a second goes out). */
export interface JobContext {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

export interface JobListener {
  readonly progress: (progress: JobProgress) => void
  readonly ended: (end: JobEnd) => void
  /** Gives an error its code, where it is known what it means; otherwise gives it back as it came. */
  readonly explain: (error: unknown) => unknown
  readonly report: (job: string, error: unknown) => void
}

const betweenReports = 100

/** Jobs that take more than a moment: started by a request, followed by events, stopped by their id. */
export function createJobs(listener: JobListener, clock: () => Date) {
  const running = new Map<
    JobId,
    { batch: BatchId | null; controller: AbortController; done: Promise<void> }
  >()

  async function follow(job: JobId, step: Step, run: Promise<BatchId | null>): Promise<void> {
    try {
      listener.ended({ job, step, batch: await run, outcome: { state: 'done' } })
    } catch (error) {
      if (error instanceof SealdeskError && error.code === 'job/cancelled') {
        listener.ended({ job, step, batch: null, outcome: { state: 'cancelled' } })
        return
      }
      const outcome = failure(listener.explain(error), (unexpected) => listener.report(step, unexpected))
      if (!outcome.ok)
        listener.ended({ job, step, batch: null, outcome: { state: 'failed', error: outcome.error } })
    } finally {
      running.delete(job)
    }
  }

  return {
    /**
     * Starts a job in the background.
     *
     * @param batch that it works on, where that is known
     * @returns its id, before any of its events
     */
    start(
      { step, unit, batch }: { step: Step; unit: JobProgress['unit']; batch: BatchId | null },
      run: (context: JobContext) => Promise<BatchId | null>,
    ): JobId {
      const job = JobId.parse(randomUUID())
      const controller = new AbortController()
      let lastReport = 0
      const progress = (done: number, total: number) => {
        const now = clock().getTime()
        if (done < total && now - lastReport < betweenReports) return
        lastReport = now
        listener.progress({ job, step, unit, done, total })
      }
      // A turn later, so that the one who asked has the id before the first event about it.
      const started = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
        run({ signal: controller.signal, progress }),
      )
      running.set(job, { batch, controller, done: follow(job, step, started) })
      return job
    },

    /** Whether a job works on the batch. */
    isBusy: (batchId: BatchId): boolean => [...running.values()].some(({ batch }) => batch === batchId),

    cancel: (job: JobId): void => running.get(job)?.controller.abort(),

    /** Cancels everything and waits until nothing runs. */
    async stop(): Promise<void> {
      const all = [...running.values()]
      for (const { controller } of all) controller.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}
