import { createStore } from 'zustand/vanilla'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { BatchView, PickedFile } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { tellingErrors } from './attempt.ts'
import type { JobsStore } from './jobsStore.ts'

export interface BatchesState {
  /** Null until they have been asked for. */
  readonly batches: readonly BatchView[] | null
  readonly selected: BatchId | null
  readonly error: ErrorRecord | null
  load(): Promise<void>
  select(batch: BatchId): void
  /** Lets go of a batch that is gone. */
  forget(batch: BatchId): Promise<void>
  /** Chooses the row that is `rows` below the chosen one. */
  move(rows: number): void
  /** Asks for a package and starts to import it. */
  importPackage(): Promise<void>
  /** Starts to import the packages that this gives. */
  importFiles(give: () => Promise<readonly PickedFile[]>): Promise<void>
  /** Starts OCR of the batch's documents that are still to be read. */
  read(batch: BatchId): Promise<void>
  dismissError(): void
}

export function createBatchesStore(desk: Desk, jobs: JobsStore) {
  const store = createStore<BatchesState>()((set, get) => {
    const attempt = tellingErrors(set)
    const startImport = async ({ handle, name }: PickedFile) => {
      const job = await desk.api.batch.import({ package: handle })
      jobs.getState().follow(job, { step: 'import', batch: null, what: name })
    }
    const titleOf = (batch: BatchId) =>
      get().batches?.find(({ batchId }) => batchId === batch)?.title ?? String(batch)
    return {
      batches: null,
      selected: null,
      error: null,
      load: () =>
        attempt(async () => {
          const batches = await desk.api.batch.list()
          set(({ selected }) => ({ batches, selected: selected ?? batches[0]?.batchId ?? null }))
        }),
      select: (selected) => set({ selected }),
      async forget(batch) {
        set(({ selected }) => ({ selected: selected === batch ? null : selected }))
        await get().load()
      },
      move: (rows) =>
        set(({ batches, selected }) => {
          if (!batches?.length) return {}
          const from = batches.findIndex(({ batchId }) => batchId === selected)
          const to = Math.min(Math.max(from + rows, 0), batches.length - 1)
          return { selected: batches[to]?.batchId ?? selected }
        }),
      importPackage: () =>
        attempt(async () => {
          const picked = await desk.api.file.pickPackage()
          if (picked) await startImport(picked)
        }),
      importFiles: (give) =>
        attempt(async () => {
          for (const picked of await give()) await startImport(picked)
        }),
      read: (batch) =>
        attempt(async () => {
          const job = await desk.api.batch.read({ batch })
          jobs.getState().follow(job, { step: 'read', batch, what: titleOf(batch) })
        }),
      dismissError: () => set({ error: null }),
    }
  })
  const stops = [
    desk.on('job.ended', ({ step, batch, outcome }) => {
      // A batch that has just come is what the person wants to open next.
      if (step === 'import' && batch && outcome.state === 'done') store.setState({ selected: batch })
      void store.getState().load()
    }),
    desk.on('batch.damaged', () => void store.getState().load()),
  ]
  return Object.assign(store, {
    stop() {
      for (const stop of stops) stop()
    },
  })
}
