import { createStore } from 'zustand/vanilla'
import type { Preferences } from '../../shared/domain/preference.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type ShortcutId, shortcuts } from '../shortcuts/definitions.ts'
import type { Keymap, OwnKeys } from '../shortcuts/keymap.ts'
import { oneAtATime } from './attempt.ts'
import type { PreferencesStore } from './preferencesStore.ts'

export interface SettingsState {
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Takes up what the person chose before. */
  load(): Promise<void>
  /** Lets these keys, and no others, press a shortcut. */
  setKeys(id: ShortcutId, keys: readonly string[]): Promise<void>
  resetKeys(id: ShortcutId): Promise<void>
  resetAllKeys(): Promise<void>
  /** Shows the queue beside whatever case is open, or not. */
  showQueueBeside(isQueueBeside: boolean): Promise<void>
  dismissError(): void
}

/** What the person at the desk likes otherwise than usual: their keys, what is beside a case. What the application does not keep does not count either. */
export function createSettingsStore(preferences: PreferencesStore, keymap: Keymap) {
  preferences.subscribe(({ preferences: { shortcuts: own } }, before) => {
    if (own !== before.preferences.shortcuts) keymap.setState({ own: known(own) })
  })
  return createStore<SettingsState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    const keep = (make: (own: Preferences['shortcuts']) => Preferences['shortcuts']) =>
      attempt(() => preferences.getState().change(({ shortcuts: own }) => ({ shortcuts: make(own) })))
    return {
      busy: false,
      error: null,
      load: () => attempt(() => preferences.getState().load()),
      setKeys: (id, keys) => keep((own) => ({ ...own, [id]: [...keys] })),
      resetKeys: (id) => keep(({ [id]: _dropped, ...others }) => others),
      resetAllKeys: () => keep(() => ({})),
      showQueueBeside: (isQueueBeside) =>
        attempt(() => preferences.getState().change(() => ({ isQueueBeside }))),
      dismissError: () => set({ error: null }),
    }
  })
}

/** Another version may have had shortcuts that this one has not. */
function known(own: Preferences['shortcuts']): OwnKeys {
  return Object.fromEntries(Object.entries(own).filter(([id]) => id in shortcuts))
}
