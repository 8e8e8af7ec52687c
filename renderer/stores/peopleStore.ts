import { createStore } from 'zustand/vanilla'
import type { Role, UserName } from '../../shared/domain/person.ts'
import type { PersonRecord } from '../../shared/domain/training.ts'
import type { PersonView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

/** What the person in front of the screen is asked before something is done. */
export type PeopleQuestion =
  | { readonly about: 'add' }
  | { readonly about: 'roles' | 'disable' | 'reset'; readonly person: PersonView }
  | { readonly about: 'renew' }

export interface PeopleState {
  /** Null until they have been asked for. */
  readonly people: readonly PersonView[] | null
  /** What each has promised and practised; null until it has been asked for. */
  readonly records: readonly PersonRecord[] | null
  readonly question: PeopleQuestion | null
  /** A new recovery key, until it has been written down. */
  readonly recoveryKey: string | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  load(): Promise<void>
  ask(question: PeopleQuestion): void
  putAside(): void
  add(person: {
    user: UserName
    roles: readonly Role[]
    passphrase: string
    ownPassphrase: string
  }): Promise<void>
  setRoles(user: UserName, roles: readonly Role[]): Promise<void>
  setEnabled(user: UserName, isEnabled: boolean): Promise<void>
  resetPassphrase(person: { user: UserName; passphrase: string; ownPassphrase: string }): Promise<void>
  renewRecoveryKey(ownPassphrase: string): Promise<void>
  forgetRecoveryKey(): void
}

export function createPeopleStore(desk: Desk) {
  return createStore<PeopleState>()((set, get) => {
    const tryOne = oneAtATime(get, set)
    const attempt = (action: () => Promise<Partial<PeopleState>>) => tryOne(async () => set(await action()))
    const change = (request: () => Promise<PersonView[]>) =>
      attempt(async () => ({ people: await request(), question: null }))
    const { person, vault, training } = desk.api
    return {
      people: null,
      records: null,
      question: null,
      recoveryKey: null,
      busy: false,
      error: null,
      load: () =>
        attempt(async () => {
          const [people, records] = await Promise.all([person.list(), training.record()])
          return { people, records }
        }),
      ask: (question) => set({ question, error: null }),
      putAside: () => set({ question: null, error: null }),
      add: (added) => change(() => person.add({ ...added, roles: [...added.roles] })),
      setRoles: (user, roles) => change(() => person.setRoles({ user, roles: [...roles] })),
      setEnabled: (user, isEnabled) => change(() => person.setEnabled({ user, isEnabled })),
      resetPassphrase: (reset) => change(() => person.resetPassphrase(reset)),
      renewRecoveryKey: (ownPassphrase) =>
        attempt(async () => ({
          recoveryKey: (await vault.renewRecoveryKey({ ownPassphrase })).recoveryKey,
          question: null,
        })),
      forgetRecoveryKey: () => set({ recoveryKey: null }),
    }
  })
}
