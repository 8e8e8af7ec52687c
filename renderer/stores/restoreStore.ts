import { createStore } from 'zustand/vanilla'
import type { UserName } from '../../shared/domain/person.ts'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

type Api = Desk['api']['backup']
type Proof = Parameters<Api['restore']>[0]['proof']

export interface RestoreState {
  /** The backup that was picked, and what it says of itself. */
  readonly backup: { readonly file: PickedFile; readonly says: Awaited<ReturnType<Api['inspect']>> } | null
  readonly keyRing: PickedFile | null
  readonly busy: boolean
  /** Bytes of the restoration under way, of none before its first; null where none is. */
  readonly restoring: { readonly done: number; readonly total: number } | null
  /** Whether the person wants it to end, or it has ended so. */
  readonly cancelled: boolean
  /** What was restored, once it was. */
  readonly restored: Awaited<ReturnType<Api['restore']>> | null
  readonly error: ErrorRecord | null
  /** Hears how far a restoration is. @returns a function that stops listening */
  listen(): () => void
  pickBackup(): Promise<void>
  pickKeyRing(): Promise<void>
  restore(user: UserName, secret: { passphrase: string } | { recoveryKey: string }): Promise<void>
  cancel(): Promise<void>
}

export function createRestoreStore(desk: Desk) {
  return createStore<RestoreState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    return {
      backup: null,
      keyRing: null,
      busy: false,
      restoring: null,
      cancelled: false,
      restored: null,
      error: null,
      listen: () => desk.on('backup.restoring', (restoring) => get().restoring && set({ restoring })),
      pickBackup: () =>
        attempt(async () => {
          const file = await desk.api.file.pickBackup()
          if (!file) return
          set({ backup: { file, says: await desk.api.backup.inspect({ backup: file.handle }) } })
        }),
      pickKeyRing: () =>
        attempt(async () => {
          const file = await desk.api.file.pickKeyRing()
          if (file) set({ keyRing: file })
        }),
      restore: (user, secret) =>
        attempt(async () => {
          const { backup, keyRing } = get()
          if (!backup) return
          const proof: Proof = { user, ...secret }
          set({ cancelled: false, restoring: { done: 0, total: 0 } })
          try {
            const restored = await desk.api.backup.restore({
              backup: backup.file.handle,
              keyRing: keyRing?.handle ?? null,
              proof,
            })
            set({ restored })
          } catch (error) {
            // What the person has asked for is no failure.
            if (!(error instanceof SealdeskError && error.code === 'job/cancelled')) throw error
          } finally {
            set({ restoring: null })
          }
        }),
      async cancel() {
        set({ cancelled: true })
        await desk.api.backup.cancelRestoring()
      },
    }
  })
}
