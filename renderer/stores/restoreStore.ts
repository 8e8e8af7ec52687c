import { createStore } from 'zustand/vanilla'
import type { UserName } from '../../shared/domain/person.ts'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

type Api = Desk['api']['backup']
type Proof = Parameters<Api['restore']>[0]['proof']

export interface RestoreState {
  /** The backup that was picked, and what it says of itself. */
  readonly backup: { readonly file: PickedFile; readonly says: Awaited<ReturnType<Api['inspect']>> } | null
  readonly keyRing: PickedFile | null
  readonly busy: boolean
  /** What was restored, once it was. */
  readonly restored: Awaited<ReturnType<Api['restore']>> | null
  readonly error: ErrorRecord | null
  pickBackup(): Promise<void>
  pickKeyRing(): Promise<void>
  restore(user: UserName, secret: { passphrase: string } | { recoveryKey: string }): Promise<void>
}

export function createRestoreStore(desk: Desk) {
  return createStore<RestoreState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    return {
      backup: null,
      keyRing: null,
      busy: false,
      restored: null,
      error: null,
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
          const restored = await desk.api.backup.restore({
            backup: backup.file.handle,
            keyRing: keyRing?.handle ?? null,
            proof,
          })
          set({ restored })
        }),
    }
  })
}
