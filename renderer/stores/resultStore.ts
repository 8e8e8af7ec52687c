import { createStore } from 'zustand/vanilla'
import type { BatchId, JobId } from '../../shared/domain/ids.ts'
import { shortestReason } from '../../shared/domain/result.ts'
import type { ResultPreview } from '../../shared/domain/resultPreview.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import { type JobsStore, runningJob } from './jobsStore.ts'
import { clamp } from './queueMarks.ts'

/** A result that was written from this screen. */
export type WrittenResult = ResultPreview['results'][number] & {
  readonly index: number
  readonly file: string
}

export interface ResultState {
  readonly batch: BatchId | null
  /** What would go out now; null until it has come. */
  readonly preview: ResultPreview | null
  /** Whether cases go out again that did so before. */
  readonly isAgain: boolean
  /** Why it goes out before every case is decided, as far as it is written. */
  readonly reason: string
  /** Place of the case under the cursor among those that wait. */
  readonly selected: number
  /** The result that was written last. */
  readonly written: WrittenResult | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Shows what of a batch would go out now; what was written about the same batch stays. */
  open(batch: BatchId): Promise<void>
  refresh(): Promise<void>
  setAgain(isAgain: boolean): Promise<void>
  setReason(reason: string): void
  select(place: number): void
  move(rows: number): void
  /** Asks where to, and starts to write what is shown. */
  export(suggestedName: string): Promise<void>
  cancel(): void
  dismissWritten(): void
  dismissError(): void
}

/** What keeps a result from being exported as it is shown. */
export type Hindrance = 'nothing-new' | 'reason-missing' | 'exporting'

/** @param isExporting whether an export of the batch is under way */
export function hindranceOf(
  { preview, reason }: Pick<ResultState, 'reason'> & { readonly preview: ResultPreview },
  isExporting: boolean,
): Hindrance | null {
  if (isExporting) return 'exporting'
  if (preview.decided === 0) return 'nothing-new'
  return needsReason(preview) && reason.trim().length < shortestReason ? 'reason-missing' : null
}

export function needsReason({ undecided }: ResultPreview): boolean {
  return undecided.count > 0
}

function within({ undecided }: ResultPreview, place: number): number {
  return clamp(place, 0, Math.max(0, undecided.first.length - 1))
}

const untouched = { preview: null, isAgain: false, reason: '', selected: 0, written: null, error: null }

export function createResultStore(desk: Desk, jobs: JobsStore) {
  const store = createStore<ResultState>()((set, get) => {
    let question = 0
    /** An answer to an old question is not shown. */
    const ask = async () => {
      const { batch, isAgain } = get()
      if (!batch) return
      const mine = ++question
      set({ busy: true })
      try {
        const preview = await desk.api.result.preview({ batch, isAgain })
        if (mine !== question) return
        set(({ selected }) => ({ preview, busy: false, error: null, selected: within(preview, selected) }))
      } catch (error) {
        if (mine === question) set({ busy: false, error: errorRecord(error) })
      }
    }
    const running = () => {
      const { batch } = get()
      return batch ? runningJob(jobs.getState().jobs, batch, 'export') : undefined
    }
    return {
      batch: null,
      ...untouched,
      busy: false,
      async open(batch) {
        if (get().batch !== batch) set({ ...untouched, batch })
        await ask()
      },
      refresh: ask,
      async setAgain(isAgain) {
        set({ isAgain })
        await ask()
      },
      setReason: (reason) => set({ reason }),
      select: (selected) => set({ selected }),
      move: (rows) =>
        set(({ preview, selected }) => (preview ? { selected: within(preview, selected + rows) } : {})),
      async export(suggestedName) {
        const { batch, preview, isAgain, reason } = get()
        if (!batch || !preview || hindranceOf({ preview, reason }, running() !== undefined)) return
        set({ error: null, written: null })
        try {
          const picked = await desk.api.file.pickTarget({ suggested: suggestedName })
          if (!picked) return
          const job = await desk.api.batch.export({
            batch,
            target: picked.handle,
            reason: needsReason(preview) ? reason : null,
            isAgain,
          })
          jobs.getState().follow(job, { step: 'export', batch, what: picked.name })
        } catch (error) {
          set({ error: errorRecord(error) })
        }
      },
      cancel() {
        const job = running()
        if (job) void jobs.getState().cancel(job.id)
      },
      dismissWritten: () => set({ written: null }),
      dismissError: () => set({ error: null }),
    }
  })

  /** What has gone out is not asked for again, and what is left is shown. */
  async function tellWritten(job: JobId) {
    store.setState({ isAgain: false, reason: '' })
    await store.getState().refresh()
    const { preview } = store.getState()
    const result = preview?.results.at(-1)
    if (!preview || !result) return
    const file = jobs.getState().jobs.find(({ id }) => id === job)?.what ?? ''
    store.setState({ written: { ...result, index: preview.results.length, file } })
  }

  const stop = desk.on('job.ended', ({ job, step, batch, outcome }) => {
    const shown = store.getState().batch
    if (shown === null || (batch !== null && batch !== shown)) return
    if (step === 'export' && outcome.state === 'done') void tellWritten(job)
    // A job that was cancelled or failed does not say which batch it was about; it may have changed this one.
    else void store.getState().refresh()
  })
  return Object.assign(store, { stop })
}
