import { createStore } from 'zustand/vanilla'
import { Preferences } from '../../shared/domain/preference.ts'
import type { Desk } from '../desk.ts'

export interface PreferencesState {
  readonly preferences: Preferences
  /** Takes up what the person set before. */
  load(): Promise<void>
  /**
   * Changes one part or several. What the application does not keep does not count: it rejects, and all is as it was.
   *
   * @param make the parts that change, from what stands when it is this change's turn
   */
  change(make: (now: Preferences) => Partial<Preferences>): Promise<void>
}

export type PreferencesStore = ReturnType<typeof createPreferencesStore>

/** What the person at the desk has set for themselves: the only place that holds and changes it. */
export function createPreferencesStore(desk: Desk) {
  return createStore<PreferencesState>()((set, get) => {
    // The application keeps the whole at once: a change must begin from what the one before it left.
    let last: Promise<unknown> = Promise.resolve()
    const inTurn = (work: () => Promise<void>) => {
      const done = last.then(work)
      last = done.catch(() => {})
      return done
    }
    return {
      preferences: Preferences.parse({}),
      load: () => inTurn(async () => set({ preferences: await desk.api.preference.get() })),
      change: (make) =>
        inTurn(async () => {
          const now = get().preferences
          const next = { ...now, ...make(now) }
          await desk.api.preference.set(next)
          set({ preferences: next })
        }),
    }
  })
}
