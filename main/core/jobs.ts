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
  /** Awaited before each step: resolves at once, or when the job is no longer paused, or when it is cancelled. */
  readonly turn: () => Promise<void>
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

interface Gate {
  /** Resolves when the gate is open. */
  pass(): Promise<void>
  open(): void
  close(): void
}

function createGate(): Gate {
  let closed: PromiseWithResolvers<void> | null = null
  return {
    pass: async () => closed?.promise,
    open() {
      closed?.resolve()
      closed = null
    },
    close() {
      closed ??= Promise.withResolvers<void>()
    },
  }
}

/** Jobs that take more than a moment: started by a request, followed by events, stopped by their id. */
export function createJobs(listener: JobListener, clock: () => Date) {
  let isStopping = false
  const running = new Map<
    JobId,
    { batch: BatchId | null; controller: AbortController; gate: Gate; done: Promise<void> }
  >()

  async function follow(
    job: JobId,
    step: Step,
    run: Promise<BatchId | null>,
    forget: () => void,
  ): Promise<void> {
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
      // What stops with the desk was not ended by a person: it waits to be taken up again.
      if (!isStopping) forget()
    }
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
      { step, unit, batch, remember = () => () => undefined }: JobStart,
      run: (context: JobContext) => Promise<BatchId | null>,
    ): JobId {
      const job = JobId.parse(randomUUID())
      const controller = new AbortController()
      const gate = createGate()
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
        if (entry) running.set(job, { ...entry, batch: known })
      }
      controller.signal.addEventListener('abort', gate.open)
      // A turn later, so that the one who asked has the id before the first event about it.
      const started = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
        run({ signal: controller.signal, turn: gate.pass, progress, counting, concerns }),
      )
      running.set(job, { batch, controller, gate, done: follow(job, step, started, remember(job)) })
      return job
    },

    /** Whether a job works on the batch. */
    isBusy: (batchId: BatchId): boolean => [...running.values()].some(({ batch }) => batch === batchId),

    /** Cancels what works on the batch, and waits until nothing does. */
    async cancelAllOf(batchId: BatchId): Promise<void> {
      const all = [...running.values()].filter(({ batch }) => batch === batchId)
      for (const { controller } of all) controller.abort()
      await Promise.all(all.map(({ done }) => done))
    },

    isRunning: (job: JobId): boolean => running.has(job),

    cancel: (job: JobId): void => running.get(job)?.controller.abort(),

    /** Lets a job rest after the step that it is at, or go on. @throws SealdeskError `job/unknown` */
    pause(job: JobId, isPaused: boolean): void {
      const found = running.get(job)
      if (!found) throw new SealdeskError('job/unknown')
      if (isPaused) found.gate.close()
      else found.gate.open()
    },

    /** Cancels everything and waits until nothing runs. */
    async stop(): Promise<void> {
      isStopping = true
      const all = [...running.values()]
      for (const { controller } of all) controller.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}
