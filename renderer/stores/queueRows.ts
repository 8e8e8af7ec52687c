import type { CaseRow } from '../../shared/domain/queue.ts'

interface RowSource {
  fetch(positions: number[]): Promise<CaseRow[]>
  /** Takes up the rows that there are now, by position. */
  keep(rows: ReadonlyMap<number, CaseRow>): void
  fail(error: unknown): void
}

/** The rows of a list around the part of it that is on the screen. */
export interface RowWindow {
  /** The list is this one now; rows of cases that are in both stay. */
  turnTo(positions: Uint32Array): void
  show(first: number, last: number): void
  /** Whatever is shown is to be asked for again, and stays on the screen until the answer has come. */
  expire(): void
  /** Asks for what is on the screen and not there. */
  fill(): void
  clear(): void
}

/** As many as one request gives. */
const mostAtOnce = 200
/** Rows above and below the screen that are asked for before they come into sight. */
const margin = 50
/** Rows that are remembered; whoever scrolls through everything needs no more at once. */
const mostKept = 4000

/**
 * Asks for one part at a time, and then for what is on the screen by then: whoever drags the scroll bar through the
 * whole list does not wait for all that has passed by.
 */
export function createRowWindow({ fetch, keep, fail }: RowSource): RowWindow {
  let positions = new Uint32Array()
  let rows = new Map<number, CaseRow>()
  let asked = new Set<number>()
  let shown = { first: 0, last: -1 }
  let era = 0
  let isFetching = false

  const missing = (): number[] => {
    const { first, last } = shown
    const found: number[] = []
    const look = (from: number, to: number) => {
      for (const position of positions.subarray(Math.max(0, from), Math.max(0, to + 1)))
        if (!asked.has(position) && found.length < mostAtOnce) found.push(position)
    }
    look(first, last)
    // Nothing on the screen is missing: what comes into sight next is fetched with it, or not yet.
    if (found.length > 0 || isNear(first - margin / 2, first) || isNear(last, last + margin / 2)) {
      look(last + 1, last + margin)
      look(first - margin, first - 1)
    }
    return found
  }
  const isNear = (from: number, to: number) =>
    positions.subarray(Math.max(0, from), Math.max(0, to + 1)).some((position) => !asked.has(position))

  const takeUp = (fresh: readonly CaseRow[]) => {
    rows = rows.size > mostKept ? new Map(aroundScreen()) : new Map(rows)
    if (asked.size > mostKept) asked = new Set([...rows.keys(), ...fresh.map(({ position }) => position)])
    for (const row of fresh) rows.set(row.position, row)
    keep(rows)
  }
  const aroundScreen = (): [number, CaseRow][] => {
    const near = positions.subarray(Math.max(0, shown.first - margin), shown.last + margin)
    return [...near].flatMap((position): [number, CaseRow][] => {
      const row = rows.get(position)
      return row ? [[position, row]] : []
    })
  }
  const fetchMissing = async () => {
    if (isFetching) return
    isFetching = true
    try {
      for (let wanted = missing(); wanted.length > 0; wanted = missing()) {
        const mine = era
        for (const position of wanted) asked.add(position)
        const fresh = await fetch(wanted)
        if (mine === era) takeUp(fresh)
      }
    } catch (error) {
      fail(error)
    } finally {
      isFetching = false
    }
  }

  return {
    turnTo(next) {
      positions = new Uint32Array(next)
      void fetchMissing()
    },
    show(first, last) {
      shown = { first, last }
      void fetchMissing()
    },
    fill: () => void fetchMissing(),
    expire() {
      era += 1
      asked = new Set()
    },
    clear() {
      era += 1
      positions = new Uint32Array()
      rows = new Map()
      asked = new Set()
      keep(rows)
    },
  }
}
