import { createStore } from 'zustand/vanilla'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { Nda, Training } from '../../shared/domain/training.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'
import type { JobsStore } from './jobsStore.ts'

export interface TrainingState {
  /** Null until they have been asked for. */
  readonly training: Training | null
  readonly nda: Nda | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  load(): Promise<void>
  /** Imports the built-in batch. @param what the person calls it */
  begin(what: string): Promise<void>
  discard(batch: BatchId): Promise<void>
  /** Gives the promise as it is worded. */
  acknowledge(): Promise<void>
  /** Words the promise anew; null is the built-in text. */
  setNdaText(text: string | null): Promise<void>
  dismissError(): void
}

/** What the person at the desk practises, and what they have promised. */
export function createTrainingStore(
  desk: Desk,
  { jobs, discarded }: { readonly jobs: JobsStore; readonly discarded: (batch: BatchId) => void },
) {
  const store = createStore<TrainingState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    const { training, nda } = desk.api
    return {
      training: null,
      nda: null,
      busy: false,
      error: null,
      load: () =>
        attempt(async () => {
          const [promised, practised] = await Promise.all([nda.get(), training.get()])
          set({ nda: promised, training: practised })
        }),
      begin: (what) =>
        attempt(async () => {
          const job = await training.begin()
          jobs.getState().follow(job, { step: 'import', batch: null, what })
        }),
      discard: (batch) =>
        attempt(async () => {
          set({ training: await training.discard({ batch }) })
          discarded(batch)
        }),
      acknowledge: () =>
        attempt(async () => {
          const { nda: shown } = get()
          if (!shown) return
          try {
            set({ nda: await nda.acknowledge({ version: shown.version }) })
          } catch (error) {
            // Another text may have come meanwhile; it is what is to be read now.
            set({ nda: await nda.get() })
            throw error
          }
        }),
      setNdaText: (text) => attempt(async () => set({ nda: await nda.setText({ text }) })),
      dismissError: () => set({ error: null }),
    }
  })
  const stop = desk.on('training.changed', (training) => store.setState({ training }))
  return Object.assign(store, { stop })
}
