import { createStore } from 'zustand/vanilla'
import type { Interruption } from '../../shared/domain/interruption.ts'
import type { PassphraseStrength } from '../../shared/domain/passphrase.ts'
import type { PickedFile, Session, VaultStatus } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

/** A person who has a slot, as the closed door shows them. */
export type DoorUser = Extract<VaultStatus, { state: 'locked' }>['users'][number]

/** Where a person stands before the vault's door, or behind it. */
export type Entry =
  | { readonly at: 'starting' }
  | { readonly at: 'first-run' }
  | {
      readonly at: 'recovery-key'
      readonly recoveryKey: string
      /** Whether it belongs to a vault that has just been made. */
      readonly isFirst: boolean
    }
  | { readonly at: 'locked'; readonly users: readonly DoorUser[] }
  | { readonly at: 'unlocked'; readonly session: Session }

export interface SessionState {
  readonly entry: Entry
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** What ended by itself, until the person has taken note. */
  readonly interruption: Interruption | null
  noteInterruption(): void
  /** Asks where the vault stands. */
  start(): Promise<void>
  create(input: Parameters<Desk['api']['vault']['create']>[0]): Promise<void>
  /** Asks where to, and writes the recovery key to that file. @returns the file's name; null if none was picked */
  saveRecoveryKey(recoveryKey: string, suggested: string): Promise<string | null>
  /** The recovery key is on paper; forgets it. */
  writtenDown(): Promise<void>
  unlock(input: Parameters<Desk['api']['vault']['unlock']>[0]): Promise<void>
  /** Replaces a passphrase that somebody else set, and unlocks. */
  changePassphrase(input: Parameters<Desk['api']['vault']['changePassphrase']>[0]): Promise<void>
  /** Opens the vault with the recovery key; the next one is to be written down. */
  recover(input: Parameters<Desk['api']['vault']['recover']>[0]): Promise<void>
  dismissError(): void
  /** Asks for the file with the organisation's own key and certificate; `null` if none was picked. */
  pickKeyStore(): Promise<PickedFile | null>
  /** Asks for the key file; `null` if none was picked. */
  pickKeyFile(): Promise<PickedFile | null>
  /** How hard a passphrase is to guess; `null` where the application does not answer. */
  strength(passphrase: string, known: readonly string[]): Promise<PassphraseStrength | null>
  lock(): Promise<void>
}

export type SessionStore = ReturnType<typeof createSessionStore>

export function createSessionStore(desk: Desk) {
  const store = createStore<SessionState>()((set, get) => {
    const tryOne = oneAtATime(get, set)
    // At once: what is shown next takes the keyboard, and a form that waits takes none.
    const attempt = (action: () => Promise<Entry>) =>
      tryOne(async () => set({ entry: await action(), busy: false }))
    const askStatus = async () => {
      set({ interruption: await desk.api.shell.interruption().catch(() => null) })
      return entryFor(await desk.api.vault.status())
    }
    return {
      entry: { at: 'starting' },
      busy: false,
      error: null,
      interruption: null,
      noteInterruption() {
        set({ interruption: null })
        void desk.api.shell.noteInterruption().catch(() => undefined)
      },
      start: () => attempt(askStatus),
      create: (input) =>
        attempt(async () => ({
          at: 'recovery-key',
          recoveryKey: (await desk.api.vault.create(input)).recoveryKey,
          isFirst: true,
        })),
      async saveRecoveryKey(recoveryKey, suggested) {
        let saved: string | null = null
        await tryOne(async () => {
          const picked = await desk.api.file.pickTarget({ suggested })
          if (!picked) return
          await desk.api.vault.writeRecoveryKey({ recoveryKey, target: picked.handle })
          saved = picked.name
        })
        return saved
      },
      writtenDown: () => attempt(askStatus),
      unlock: (input) =>
        attempt(async () => {
          const session = await desk.api.vault.unlock(input)
          // The way on that was shown before the door has been taken.
          if (get().interruption === 'core') get().noteInterruption()
          return { at: 'unlocked', session }
        }),
      changePassphrase: (input) =>
        attempt(async () => ({ at: 'unlocked', session: await desk.api.vault.changePassphrase(input) })),
      recover: (input) =>
        attempt(async () => ({
          at: 'recovery-key',
          recoveryKey: (await desk.api.vault.recover(input)).recoveryKey,
          isFirst: false,
        })),
      dismissError: () => set({ error: null }),
      pickKeyStore: () => desk.api.file.pickKeyStore().catch(() => null),
      pickKeyFile: () => desk.api.file.pickKeyFile().catch(() => null),
      strength: (passphrase, known) =>
        desk.api.vault.passphraseStrength({ passphrase, known: [...known] }).catch(() => null),
      lock: () => desk.api.vault.lock(),
    }
  })
  desk.on('shell.locked', () => {
    store.setState({ entry: { at: 'starting' }, busy: false, error: null })
    void store.getState().start()
  })
  return store
}

function entryFor(status: VaultStatus): Entry {
  switch (status.state) {
    case 'absent':
      return { at: 'first-run' }
    case 'locked':
      return { at: 'locked', users: status.users }
    case 'unlocked':
      return { at: 'unlocked', session: status.session }
  }
}
