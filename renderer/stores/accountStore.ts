import { createStore } from 'zustand/vanilla'
import type { KeyFileChoice } from '../../shared/domain/passphrase.ts'
import type { Session } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

export interface AccountState {
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Whether the passphrase has just been changed. */
  readonly changed: boolean
  /** @param suggested name for a new key file */
  change(passphrase: string, next: string, use: KeyFileChoice['use'], suggested: string): Promise<void>
  /** Whether the slot opens on one computer only; `null` while that is not known. */
  readonly isBound: boolean | null
  loadBound(): Promise<void>
  setBound(passphrase: string, isBound: boolean): Promise<void>
  leave(): void
}

/** What the slot of the person at the desk asks for. No secret is kept here. */
export function createAccountStore(desk: Desk, { user }: Session) {
  return createStore<AccountState>()((set, get) => {
    const choose = async (use: KeyFileChoice['use'], suggested: string): Promise<KeyFileChoice | null> => {
      if (use !== 'new') return { use }
      const target = await desk.api.file.pickTarget({ suggested })
      return target && { use, target: target.handle }
    }
    const tryOne = oneAtATime(get, set)
    const attempt = (action: () => Promise<void>) =>
      tryOne(async () => {
        set({ changed: false })
        await action()
      })
    return {
      busy: false,
      error: null,
      changed: false,
      isBound: null,
      async change(passphrase, next, use, suggested) {
        await attempt(async () => {
          const keyFile = await choose(use, suggested)
          if (!keyFile) return
          await desk.api.vault.changePassphrase({ user, passphrase, next: { passphrase: next, keyFile } })
          set({ changed: true })
        })
      },
      loadBound: () => attempt(async () => set({ isBound: await desk.api.computer.isBound() })),
      setBound: (ownPassphrase, isBound) =>
        attempt(async () => set({ isBound: await desk.api.computer.setBound({ ownPassphrase, isBound }) })),
      leave: () => set({ error: null, changed: false }),
    }
  })
}
