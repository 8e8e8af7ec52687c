import { createStore } from 'zustand/vanilla'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { tellingErrors } from './attempt.ts'
import type { JobsStore } from './jobsStore.ts'

export type BackupPart = 'backup' | 'keyRing'

export interface BackupState {
  readonly isOpen: boolean
  /** Where the two parts are to go; null until the person has said. */
  readonly backup: PickedFile | null
  readonly keyRing: PickedFile | null
  readonly error: ErrorRecord | null
  open(): void
  close(): void
  /** Asks where a part is to go. */
  pick(part: BackupPart, suggestedName: string): Promise<void>
  /** Starts to write both, where both have a place; the job tells the rest. */
  write(): Promise<void>
}

const nothing = { backup: null, keyRing: null, error: null } as const

export function createBackupStore(desk: Desk, jobs: JobsStore) {
  return createStore<BackupState>()((set, get) => {
    const attempt = tellingErrors(set)
    return {
      isOpen: false,
      ...nothing,
      open: () => set({ isOpen: true, ...nothing }),
      close: () => set({ isOpen: false, ...nothing }),
      pick: (part, suggestedName) =>
        attempt(async () => {
          const picked = await desk.api.file.pickTarget({ suggested: suggestedName })
          if (picked) set(part === 'backup' ? { backup: picked } : { keyRing: picked })
        }),
      write: () =>
        attempt(async () => {
          const { backup, keyRing } = get()
          if (!backup || !keyRing) return
          const job = await desk.api.backup.write({ backup: backup.handle, keyRing: keyRing.handle })
          jobs.getState().follow(job, { step: 'backup', batch: null, what: backup.name })
          set({ isOpen: false, ...nothing })
        }),
    }
  })
}
