import { createStore } from 'zustand/vanilla'
import type { Preferences } from '../../shared/domain/preference.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { oneAtATime } from './attempt.ts'
import type { PreferencesStore } from './preferencesStore.ts'

/** A remark that comes again and again, under a name. */
export type Template = Preferences['templates'][number]

export interface TemplatesState {
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Puts a template where it stood, or (null) after the others. */
  save(index: number | null, template: Template): Promise<void>
  remove(index: number): Promise<void>
  /** Moves a template to before the one above it: the first nine have a key each. */
  raise(index: number): Promise<void>
  dismissError(): void
}

/** Ready remarks of the person at the desk. */
export function createTemplatesStore(preferences: PreferencesStore) {
  return createStore<TemplatesState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    const keep = (make: (templates: readonly Template[]) => Template[]) =>
      attempt(() => preferences.getState().change(({ templates }) => ({ templates: make(templates) })))
    return {
      busy: false,
      error: null,
      save: (index, { name, text }) => {
        const template = { name: name.trim(), text: text.trim() }
        return keep((all) => (index === null ? [...all, template] : all.with(index, template)))
      },
      remove: (index) => keep((all) => all.toSpliced(index, 1)),
      raise: (index) =>
        keep((all) => {
          const [raised] = all.slice(index, index + 1)
          return raised && index > 0 ? all.toSpliced(index, 1).toSpliced(index - 1, 0, raised) : [...all]
        }),
      dismissError: () => set({ error: null }),
    }
  })
}
