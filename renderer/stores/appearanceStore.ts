import { createStore } from 'zustand/vanilla'
import type { Appearance } from '../../shared/domain/appearance.ts'
import type { Desk } from '../desk.ts'

export interface AppearanceState {
  readonly appearance: Appearance
  change(to: Partial<Appearance>): void
}

export type AppearanceStore = ReturnType<typeof createAppearanceStore>

/**
 * How the window looks. It changes at once; that this computer also remembers it is a convenience, so a disk that
 * refuses is nothing to stop anybody's work for.
 *
 * @param remembered as it was when the window was opened
 */
export function createAppearanceStore(desk: Desk, remembered: Appearance) {
  return createStore<AppearanceState>()((set, get) => ({
    appearance: remembered,
    change(to) {
      const appearance = { ...get().appearance, ...to }
      set({ appearance })
      desk.api.appearance.set(appearance).catch(() => {})
    },
  }))
}
