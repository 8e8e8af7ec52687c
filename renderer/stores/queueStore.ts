import { createStore } from 'zustand/vanilla'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { CaseRow } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

export type StateFilter = CaseRow['state'] | 'all'

export interface QueueState {
  readonly batch: BatchId | null
  /** All cases of the batch in the order's order; null until they have come. */
  readonly rows: readonly CaseRow[] | null
  readonly text: string
  readonly state: StateFilter
  /** The rows that the filters leave. */
  readonly visible: readonly CaseRow[]
  readonly counts: Readonly<Record<StateFilter, number>>
  readonly selected: CaseNo | null
  readonly error: ErrorRecord | null
  /** Shows a batch's cases; the filters stay where the batch is the same. */
  open(batch: BatchId): Promise<void>
  search(text: string): void
  filter(state: StateFilter): void
  select(caseNo: CaseNo): void
  /** Chooses the visible row that is `rows` below the chosen one; ±Infinity for the ends. */
  move(rows: number): void
  /** The first case, from the chosen one on and then from the beginning, that still waits. */
  nextWaiting(): CaseNo | null
}

const noCounts = { all: 0, waiting: 0, 'in-review': 0, decided: 0 }
const empty = { rows: null, text: '', state: 'all', visible: [], counts: noCounts, selected: null } as const

export function createQueueStore(desk: Desk) {
  const store = createStore<QueueState>()((set, get) => {
    const load = async (batch: BatchId) => {
      try {
        const rows = await desk.api.case.list({ batch })
        if (get().batch === batch) set((state) => ({ ...arrange({ ...state, rows }), error: null }))
      } catch (error) {
        if (get().batch === batch) set({ error: errorRecord(error) })
      }
    }
    return {
      ...empty,
      batch: null,
      error: null,
      async open(batch) {
        if (get().batch !== batch) set({ ...empty, batch, error: null })
        await load(batch)
      },
      search: (text) => set((state) => arrange({ ...state, text })),
      filter: (filter) => set((state) => arrange({ ...state, state: filter })),
      select: (selected) => set({ selected }),
      move: (by) =>
        set(({ visible, selected }) => {
          const from = visible.findIndex(({ caseNo }) => caseNo === selected)
          const to = Math.min(Math.max(from + by, 0), visible.length - 1)
          return { selected: visible[to]?.caseNo ?? selected }
        }),
      nextWaiting() {
        const { rows, selected } = get()
        const from = rows?.findIndex(({ caseNo }) => caseNo === selected) ?? -1
        const fromHere = rows ? [...rows.slice(Math.max(from, 0)), ...rows.slice(0, Math.max(from, 0))] : []
        return fromHere.find(({ state }) => state !== 'decided')?.caseNo ?? null
      },
    }
  })
  const stop = desk.on('job.ended', ({ batch }) => {
    const shown = store.getState().batch
    // A job that was cancelled or failed does not say which batch it was about; it may have changed this one.
    if (shown && (batch === null || batch === shown)) void store.getState().open(shown)
  })
  return Object.assign(store, { stop })
}

type Arranged = Pick<QueueState, 'rows' | 'text' | 'state' | 'visible' | 'counts' | 'selected'>

function arrange({ rows, text, state, selected }: Arranged): Arranged {
  const all = rows ?? []
  const wanted = text.trim().toLowerCase()
  const visible = all.filter(
    (row) => (state === 'all' || row.state === state) && (wanted === '' || contains(row, wanted)),
  )
  const stillThere = visible.some(({ caseNo }) => caseNo === selected)
  return {
    rows,
    text,
    state,
    visible,
    counts: countByState(all),
    selected: stillThere ? selected : (visible[0]?.caseNo ?? null),
  }
}

function contains({ caseNo, name, product }: CaseRow, wanted: string): boolean {
  return [caseNo, name, product ?? ''].some((text) => text.toLowerCase().includes(wanted))
}

function countByState(rows: readonly CaseRow[]): Record<StateFilter, number> {
  const counts = { ...noCounts, all: rows.length }
  for (const { state } of rows) counts[state] += 1
  return counts
}
