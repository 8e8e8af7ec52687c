import { createStore } from 'zustand/vanilla'
import type { Workstation, WorkstationSettings } from '../../shared/domain/workstation.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

export interface WorkstationState {
  /** Null until it has been asked for. */
  readonly workstation: Workstation | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  load(): Promise<void>
  change(settings: WorkstationSettings): Promise<void>
}

/** How this computer is set up. */
export function createWorkstationStore(desk: Desk) {
  return createStore<WorkstationState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    return {
      workstation: null,
      busy: false,
      error: null,
      load: () => attempt(async () => set({ workstation: await desk.api.workstation.get() })),
      change: (settings) =>
        attempt(async () => set({ workstation: await desk.api.workstation.set(settings) })),
    }
  })
}
