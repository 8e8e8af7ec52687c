import { createStore } from 'zustand/vanilla'
import type { KeyFileChoice } from '../../shared/domain/passphrase.ts'
import type { Session } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

export interface AccountState {
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Whether the passphrase has just been changed. */
  readonly changed: boolean
  /** @param suggested name for a new key file */
  change(passphrase: string, next: string, use: KeyFileChoice['use'], suggested: string): Promise<void>
  leave(): void
}

/** The passphrase and key file of the person at the desk. Neither is kept here. */
export function createAccountStore(desk: Desk, { user }: Session) {
  return createStore<AccountState>()((set, get) => {
    const choose = async (use: KeyFileChoice['use'], suggested: string): Promise<KeyFileChoice | null> => {
      if (use !== 'new') return { use }
      const target = await desk.api.file.pickTarget({ suggested })
      return target && { use, target: target.handle }
    }
    return {
      busy: false,
      error: null,
      changed: false,
      async change(passphrase, next, use, suggested) {
        if (get().busy) return
        set({ busy: true, error: null, changed: false })
        try {
          const keyFile = await choose(use, suggested)
          if (!keyFile) return
          await desk.api.vault.changePassphrase({ user, passphrase, next: { passphrase: next, keyFile } })
          set({ changed: true })
        } catch (error) {
          set({ error: errorRecord(error) })
        } finally {
          set({ busy: false })
        }
      },
      leave: () => set({ error: null, changed: false }),
    }
  })
}
