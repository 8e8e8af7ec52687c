import { createStore } from 'zustand/vanilla'
import type { About } from '../../shared/domain/about.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { tellingErrors } from './attempt.ts'

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
  return createStore<AboutState>()((set, get) => {
    const attempt = tellingErrors(set)
    return {
      about: null,
      licence: null,
      error: null,
      load: () => attempt(async () => set({ about: await desk.api.about.get() })),
      showLicence: ({ name, version }) =>
        attempt(async () => {
          set({ licence: { name, version, text: null } })
          const text = await desk.api.about.licence({ name, version })
          if (get().licence?.name === name) set({ licence: { name, version, text } })
        }),
      hideLicence: () => set({ licence: null }),
    }
  })
}
