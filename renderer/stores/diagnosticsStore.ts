import { createStore } from 'zustand/vanilla'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

export interface DiagnosticsState {
  /** The whole of what would be saved; null until it is gathered. */
  readonly text: string | null
  readonly isSaved: boolean
  readonly busy: boolean
  readonly error: ErrorRecord | null
  gather(): Promise<void>
  /** Asks where to, and writes what is shown. */
  save(): Promise<void>
}

/** What there is to give somebody who helps with a fault. */
export function createDiagnosticsStore(desk: Desk) {
  return createStore<DiagnosticsState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    return {
      text: null,
      isSaved: false,
      busy: false,
      error: null,
      gather: () =>
        attempt(async () => {
          set({ text: null, isSaved: false })
          set({ text: await desk.api.diagnostics.show() })
        }),
      save: () =>
        attempt(async () => {
          set({ isSaved: false })
          set({ isSaved: await desk.api.diagnostics.save() })
        }),
    }
  })
}
