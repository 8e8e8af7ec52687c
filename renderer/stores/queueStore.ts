import { createStore } from 'zustand/vanilla'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import { type CaseRow, type QueueCounts, QueueFilter, QueueSort } from '../../shared/domain/queue.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import { clamp, createMarks } from './queueMarks.ts'
import { createRowWindow } from './queueRows.ts'

export interface QueueState {
  readonly batch: BatchId | null
  /** What the person asks for; its text is searched when they pause. */
  readonly filter: QueueFilter
  readonly sort: QueueSort
  /** Positions of the cases that the filter leaves, in the order asked for; null until they have come. */
  readonly positions: Uint32Array | null
  /** Changes with each list that answers another question, and not where the same one is asked again. */
  readonly answer: number
  /** Rows by position: those that were on the screen, or near it. */
  readonly rows: ReadonlyMap<number, CaseRow>
  /** Of the whole batch; null until they have come. */
  readonly counts: QueueCounts | null
  /** Position of the case under the cursor. */
  readonly selected: number | null
  /** Positions of the cases that the person marked, to do something with them all. */
  readonly marked: ReadonlySet<number>
  /** Whether the person asked for a case and none waits for them. */
  readonly isFinished: boolean
  readonly error: ErrorRecord | null
  /** Shows a batch's cases as they stand now; what was asked for stays where the batch is the same. */
  open(batch: BatchId): Promise<void>
  /** Asks anew for all that is shown; the cursor stays where it is. */
  refresh(): Promise<void>
  search(text: string): void
  ask(part: Partial<QueueFilter>): Promise<void>
  /** Sorts by this; once more, the other way round. */
  sortBy(by: QueueSort['by']): Promise<void>
  /** Looks at the queue another way. */
  look(view: { readonly filter: QueueFilter; readonly sort: QueueSort }): Promise<void>
  /** The places of the list from `first` to `last` are on the screen. */
  show(first: number, last: number): void
  select(position: number): void
  /** Puts the cursor `rows` further down, ±Infinity for the ends; `marking` marks all that it passes. */
  move(rows: number, marking?: 'marking'): void
  /** Marks a case, or takes its mark away. */
  toggleMark(position: number): void
  /** Marks all from where marking began to this case. */
  markTo(position: number): void
  /** Marks all that the filter leaves; or, where all are marked, none. */
  markAll(): void
  unmark(): void
  /** Takes the next case for the person at the desk: one that came back, their own, or one that nobody has. */
  takeNext(): Promise<CaseNo | null>
  /**
   * The case one place further down the list than an open one, or up; null at its ends. Below one that the filters do
   * not leave the list begins.
   */
  neighbour(open: OpenCase, by: 1 | -1): Promise<CaseNo | null>
  /** Asks again for the rows on the screen, and not which they are: whoever walks down a list finds it as it was. */
  renewRows(): void
  dismissError(): void
}

/** A case that is open, and its place in the batch. */
export interface OpenCase {
  readonly batch: BatchId
  readonly position: number
}

export type QueueStore = ReturnType<typeof createQueueStore>

/** Long enough to type the next character, short enough to seem at once. */
export const searchDelayMs = 150

const nothing = {
  filter: QueueFilter.parse({}),
  sort: QueueSort.parse({}),
  positions: null,
  answer: 0,
  rows: new Map<number, CaseRow>(),
  counts: null,
  selected: null,
  marked: new Set<number>(),
  isFinished: false,
  error: null,
}

export function createQueueStore(desk: Desk) {
  const store = createStore<QueueState>()((set, get) => {
    const marks = createMarks()
    let question = 0
    let typing: ReturnType<typeof setTimeout> | undefined

    const attempt = async (action: () => Promise<void>) => {
      try {
        await action()
      } catch (error) {
        set({ error: errorRecord(error) })
      }
    }
    const rowWindow = createRowWindow({
      fetch: async (positions) => {
        const { batch } = get()
        return batch ? desk.api.queue.rows({ batch, positions }) : []
      },
      keep: (rows) => set({ rows }),
      fail: (error) => set({ error: errorRecord(error) }),
    })
    /** An answer to an old question is not shown. */
    const find = (cursor: Cursor) =>
      attempt(async () => {
        clearTimeout(typing)
        const mine = ++question
        const { batch, filter, sort } = get()
        if (!batch) return
        const positions = await desk.api.queue.find({ batch, filter, sort })
        if (mine !== question) return
        set(({ positions: before, answer, selected, marked }) => ({
          positions,
          answer: cursor === 'place' ? answer : mine,
          selected: cursorIn(positions, cursor, selected, before),
          marked: marks.within(marked, positions),
          error: null,
        }))
        rowWindow.turnTo(positions)
      })
    const count = () =>
      attempt(async () => {
        const { batch } = get()
        if (!batch) return
        const counts = await desk.api.queue.counts({ batch })
        if (get().batch === batch) set({ counts })
      })
    const renew = async () => {
      rowWindow.expire()
      await Promise.all([find('place'), count()])
    }

    return {
      batch: null,
      ...nothing,
      async open(batch) {
        if (get().batch !== batch) {
          rowWindow.clear()
          set({ ...nothing, batch })
        }
        set({ isFinished: false })
        await renew()
      },
      refresh: renew,
      search(text) {
        set(({ filter }) => ({ filter: { ...filter, text } }))
        clearTimeout(typing)
        typing = setTimeout(() => void find('case'), searchDelayMs)
      },
      async ask(part) {
        set(({ filter }) => ({ filter: { ...filter, ...part } }))
        await find('case')
      },
      async sortBy(by) {
        set(({ sort }) => ({ sort: { by, isDescending: sort.by === by && !sort.isDescending } }))
        await find('nothing')
      },
      async look({ filter, sort }) {
        set({ filter, sort })
        await find('nothing')
      },
      show: (first, last) => rowWindow.show(first, last),
      select(selected) {
        marks.begin()
        set({ selected })
      },
      move(by, marking) {
        const { positions, selected, marked } = get()
        if (!positions || selected === null) return
        const from = positions.indexOf(selected)
        const to = clamp(from + by, 0, positions.length - 1)
        if (marking) set({ marked: marks.extend(marked, positions, from, to) })
        else marks.begin()
        set({ selected: positions[to] ?? selected })
      },
      toggleMark(position) {
        set(({ marked }) => ({ marked: marks.toggle(marked, position), selected: position }))
      },
      markTo(position) {
        const { positions, selected, marked } = get()
        if (!positions || selected === null) return
        const [from, to] = [positions.indexOf(selected), positions.indexOf(position)]
        set({ marked: marks.extend(marked, positions, from, to), selected: position })
      },
      markAll() {
        const { positions, marked } = get()
        marks.begin()
        set({ marked: new Set(marked.size === positions?.length ? [] : positions) })
      },
      unmark() {
        marks.begin()
        set({ marked: new Set() })
      },
      async takeNext() {
        const { batch } = get()
        if (!batch) return null
        try {
          const next = await desk.api.queue.next({ batch, after: null, take: true })
          set({ isFinished: next === null, error: null })
          return next
        } catch (error) {
          set({ error: errorRecord(error) })
          return null
        }
      },
      async neighbour(of, by) {
        if (get().batch !== of.batch) await get().open(of.batch)
        const { positions, rows } = get()
        const at = positions?.indexOf(of.position) ?? -1
        const position = positions?.[at < 0 ? 0 : at + by]
        if (position === undefined) return null
        const known = rows.get(position)
        if (known) return known.caseNo
        try {
          const [row] = await desk.api.queue.rows({ batch: of.batch, positions: [position] })
          return row?.caseNo ?? null
        } catch (error) {
          set({ error: errorRecord(error) })
          return null
        }
      },
      renewRows() {
        rowWindow.expire()
        rowWindow.fill()
      },
      dismissError: () => set({ error: null }),
    }
  })
  const stopListening = desk.on('job.ended', ({ batch }) => {
    const shown = store.getState().batch
    // A job that was cancelled or failed does not say which batch it was about; it may have changed this one.
    if (shown && (batch === null || batch === shown)) void store.getState().refresh()
  })
  return Object.assign(store, { stop: stopListening })
}

/** What the cursor holds on to when the list changes: nothing, its case, or, where that has gone, its place. */
type Cursor = 'nothing' | 'case' | 'place'

function cursorIn(
  positions: Uint32Array,
  cursor: Cursor,
  selected: number | null,
  before: Uint32Array | null,
): number | null {
  if (cursor === 'nothing' || selected === null) return positions[0] ?? null
  if (positions.includes(selected)) return selected
  const place = cursor === 'place' ? (before?.indexOf(selected) ?? 0) : 0
  return positions[clamp(place, 0, positions.length - 1)] ?? null
}
