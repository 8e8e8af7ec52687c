import { createStore } from 'zustand/vanilla'
import type { UserName } from '../../shared/domain/person.ts'
import type { Preferences } from '../../shared/domain/preference.ts'
import { QueueFilter, QueueSort } from '../../shared/domain/queue.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { oneAtATime } from './attempt.ts'
import type { PreferencesStore } from './preferencesStore.ts'

/** A way to look at the queue. */
export interface View {
  readonly filter: QueueFilter
  readonly sort: QueueSort
}
export type OwnView = Preferences['views'][number]

/** Views that everybody has. */
export const builtInViews = ['all', 'mine', 'returned', 'nobody', 'attention', 'overdue', 'today'] as const
export type BuiltInView = (typeof builtInViews)[number]

export interface ViewsState {
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Keeps a view under a name, in place of the one that had it. */
  save(name: string, view: View): Promise<void>
  remove(name: string): Promise<void>
  dismissError(): void
}

/** Views that the person at the desk has given a name; they are theirs in every batch. */
export function createViewsStore(preferences: PreferencesStore) {
  return createStore<ViewsState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    const keep = (make: (views: readonly OwnView[]) => OwnView[]) =>
      attempt(() => preferences.getState().change(({ views }) => ({ views: make(views) })))
    return {
      busy: false,
      error: null,
      save: (name, { filter, sort }) =>
        keep((views) => [
          ...views.filter((view) => view.name !== name.trim()),
          { name: name.trim(), filter, sort },
        ]),
      remove: (name) => keep((views) => views.filter((view) => view.name !== name)),
      dismissError: () => set({ error: null }),
    }
  })
}

/** @param user the person at the desk */
export function builtInView(id: BuiltInView, user: UserName): View {
  const inOrder = QueueSort.parse({})
  const byDue = QueueSort.parse({ by: 'due' })
  switch (id) {
    case 'all':
      return { filter: QueueFilter.parse({}), sort: inOrder }
    case 'mine':
      return {
        filter: QueueFilter.parse({
          person: { name: user },
          states: ['assigned', 'in-review', 'returned'],
        }),
        sort: byDue,
      }
    case 'returned':
      return { filter: QueueFilter.parse({ states: ['returned'] }), sort: byDue }
    case 'nobody':
      return { filter: QueueFilter.parse({ person: 'nobody', states: ['waiting', 'returned'] }), sort: byDue }
    case 'attention':
      return {
        filter: QueueFilter.parse({ needsAttention: true }),
        sort: QueueSort.parse({ by: 'severity' }),
      }
    case 'overdue':
      return { filter: QueueFilter.parse({ due: 'overdue' }), sort: byDue }
    case 'today':
      return { filter: QueueFilter.parse({ due: 'today' }), sort: byDue }
  }
}

/** Whether two views ask for the same. */
export function isSameView(a: View, b: View): boolean {
  return written(a) === written(b)
}

/** Parsing puts the members in the order of the schema; lists are sets. */
function written({ filter, sort }: View): string {
  const { states, levels, products, severities, ...others } = QueueFilter.parse(filter)
  const sets = [states, levels, products, severities].map((list) => list.toSorted())
  return JSON.stringify([others, sets, QueueSort.parse(sort)])
}
