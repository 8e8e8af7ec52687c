import { createStore } from 'zustand/vanilla'
import type { Incident, IncidentDraft } from '../../shared/domain/incident.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

export interface IncidentsState {
  /** The newest first; null until they have been asked for. */
  readonly incidents: readonly Incident[] | null
  /** Whether the person is about to record one. */
  readonly isWriting: boolean
  readonly busy: boolean
  readonly error: ErrorRecord | null
  load(): Promise<void>
  write(): void
  putAside(): void
  record(draft: IncidentDraft): Promise<void>
}

export function createIncidentsStore(desk: Desk) {
  return createStore<IncidentsState>()((set, get) => {
    const tryOne = oneAtATime(get, set)
    return {
      incidents: null,
      isWriting: false,
      busy: false,
      error: null,
      load: () => tryOne(async () => set({ incidents: await desk.api.incident.list() })),
      write: () => set({ isWriting: true, error: null }),
      putAside: () => set({ isWriting: false, error: null }),
      record: (draft) =>
        tryOne(async () => {
          const recorded = await desk.api.incident.record(draft)
          set(({ incidents }) => ({ incidents: [recorded, ...(incidents ?? [])], isWriting: false }))
        }),
    }
  })
}
