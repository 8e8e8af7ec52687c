import { createStore } from 'zustand/vanilla'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { type ShortcutId, shortcuts } from '../shortcuts/definitions.ts'
import type { Keymap, OwnKeys } from '../shortcuts/keymap.ts'
import { oneAtATime } from './attempt.ts'

export interface SettingsState {
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Takes up the keys that the person chose before. */
  load(): Promise<void>
  /** Lets these keys, and no others, press a shortcut. */
  setKeys(id: ShortcutId, keys: readonly string[]): Promise<void>
  resetKeys(id: ShortcutId): Promise<void>
  resetAllKeys(): Promise<void>
  dismissError(): void
}

/** What the person at the desk has set for themselves. What the application does not keep does not count either. */
export function createSettingsStore(desk: Desk, keymap: Keymap) {
  return createStore<SettingsState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    const keep = (own: OwnKeys) =>
      attempt(async () => {
        const entries = Object.entries(own).map(([id, keys]) => [id, [...keys]])
        await desk.api.preference.set({ shortcuts: Object.fromEntries(entries) })
        keymap.setState({ own })
      })
    const without = (id: ShortcutId): OwnKeys => {
      const { [id]: _dropped, ...others } = keymap.getState().own
      return others
    }
    return {
      busy: false,
      error: null,
      load: () =>
        attempt(async () => {
          const { shortcuts: own } = await desk.api.preference.get()
          keymap.setState({ own: known(own) })
        }),
      setKeys: (id, keys) => keep({ ...keymap.getState().own, [id]: keys }),
      resetKeys: (id) => keep(without(id)),
      resetAllKeys: () => keep({}),
      dismissError: () => set({ error: null }),
    }
  })
}

/** Another version may have had shortcuts that this one has not. */
function known(own: Readonly<Record<string, string[]>>): OwnKeys {
  return Object.fromEntries(Object.entries(own).filter(([id]) => id in shortcuts))
}
