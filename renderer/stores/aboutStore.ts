import { createStore } from 'zustand/vanilla'
import type { About } from '../../shared/domain/about.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

type PackageName = Pick<About['packages'][number], 'name' | 'version'>

export interface AboutState {
  readonly about: About | null
  /** The package whose licence is shown, and its text once that is there. */
  readonly licence: (PackageName & { readonly text: string | null }) | null
  readonly error: ErrorRecord | null
  load(): Promise<void>
  showLicence(of: PackageName): Promise<void>
  hideLicence(): void
}

/** What the application is, and whose work is in it. */
export function createAboutStore(desk: Desk) {
  return createStore<AboutState>()((set, get) => ({
    about: null,
    licence: null,
    error: null,
    async load() {
      try {
        set({ error: null, about: await desk.api.about.get() })
      } catch (error) {
        set({ error: errorRecord(error) })
      }
    },
    async showLicence({ name, version }) {
      set({ licence: { name, version, text: null }, error: null })
      try {
        const text = await desk.api.about.licence({ name, version })
        if (get().licence?.name === name) set({ licence: { name, version, text } })
      } catch (error) {
        set({ error: errorRecord(error) })
      }
    },
    hideLicence: () => set({ licence: null }),
  }))
}
