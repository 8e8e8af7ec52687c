import { createStore } from 'zustand/vanilla'
import type { UserName } from '../../shared/domain/person.ts'
import type { Assignee, Assignment } from '../../shared/domain/queue.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import { oneAtATime } from './attempt.ts'
import type { QueueStore } from './queueStore.ts'

export type AssignmentWay = Assignment['how']

export interface AssignmentState {
  /** Positions of the cases that are being given; null while nothing is. */
  readonly cases: readonly number[] | null
  readonly way: AssignmentWay
  /** Who can be given cases; null until they have come. */
  readonly people: readonly Assignee[] | null
  readonly chosen: readonly UserName[]
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** What the last assignment did: `skipped` are cases that nobody named may decide. */
  readonly done: { readonly assigned: number; readonly skipped: number } | null
  /** Begins to give the marked cases, or, where none is marked, the one under the cursor. */
  begin(): Promise<void>
  by(way: AssignmentWay): void
  /** Chooses a person, or, where only one is to be chosen, that one alone; or lets them go. */
  choose(name: UserName): void
  give(): Promise<void>
  drop(): void
  dismissDone(): void
}

/** The supervisor gives cases to people. */
export function createAssignmentStore(desk: Desk, queue: QueueStore) {
  return createStore<AssignmentState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    return {
      cases: null,
      way: 'to',
      people: null,
      chosen: [],
      busy: false,
      error: null,
      done: null,
      async begin() {
        const { batch, marked, selected } = queue.getState()
        const cases = marked.size > 0 ? [...marked] : selected === null ? [] : [selected]
        if (!batch || cases.length === 0) return
        set({ cases, done: null, error: null })
        try {
          const people = await desk.api.queue.assignees({ batch })
          const isThere = (name: UserName) => people.some((person) => person.name === name)
          set(({ chosen }) => ({ people, chosen: chosen.filter(isThere) }))
        } catch (error) {
          set({ error: errorRecord(error) })
        }
      },
      by: (way) => set(({ chosen }) => ({ way, chosen: way === 'to' ? chosen.slice(0, 1) : chosen })),
      choose: (name) =>
        set(({ way, chosen }) => {
          if (way === 'to') return { chosen: [name] }
          return {
            chosen: chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name],
          }
        }),
      give: () =>
        attempt(async () => {
          const { cases } = get()
          const { batch } = queue.getState()
          const to = assignmentOf(get())
          if (!batch || !cases || !to) return
          const done = await desk.api.queue.assign({ batch, positions: [...cases], to })
          set({ cases: null, done })
          queue.getState().unmark()
          await queue.getState().refresh()
        }),
      drop: () => set({ cases: null, error: null }),
      dismissDone: () => set({ done: null }),
    }
  })
}

/** What the person has said so far, if that is all that has to be said. */
export function assignmentOf({ way, chosen }: Pick<AssignmentState, 'way' | 'chosen'>): Assignment | null {
  const [first] = chosen
  if (way === 'nobody') return { how: 'nobody' }
  if (!first) return null
  return way === 'to' ? { how: 'to', person: first } : { how: way, people: [...chosen] }
}
