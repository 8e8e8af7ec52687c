import { createStore } from 'zustand/vanilla'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { Desk } from '../desk.ts'

export interface OffersState {
  /** Names of the packages that were opened from outside the window, and wait for somebody to decide. */
  readonly names: readonly string[]
  load(): Promise<void>
  /** Takes them, to import them; none where somebody has decided meanwhile. */
  take(): Promise<readonly PickedFile[]>
  /** Leaves them where they are. */
  decline(): Promise<void>
}

/** Packages that were opened by a double click, or dropped on the window: they wait, whoever is at the desk. */
export function createOffersStore(desk: Desk) {
  const store = createStore<OffersState>()((set) => ({
    names: [],
    // The shell keeps them: where it does not answer, nothing is lost.
    load: async () => set({ names: await desk.api.file.offered().catch(() => []) }),
    async take() {
      set({ names: [] })
      return desk.api.file.takeOffered()
    },
    async decline() {
      set({ names: [] })
      await desk.api.file.declineOffered().catch(() => undefined)
    },
  }))
  desk.on('file.offeredMore', () => void store.getState().load())
  void store.getState().load()
  return store
}
