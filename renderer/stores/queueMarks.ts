/** Marks on cases of a list: one by one, or all between where marking began and where it has come to. */
export interface Marks {
  /** What is marked next begins a new range. */
  begin(): void
  toggle(marked: ReadonlySet<number>, position: number): ReadonlySet<number>
  /**
   * Marks a range. Until another begins, its first end stays where it is, and what it no longer covers is as it was.
   *
   * @param from place of the cursor in the list, @param to where the cursor goes
   */
  extend(marked: ReadonlySet<number>, positions: Uint32Array, from: number, to: number): ReadonlySet<number>
  /** The marks that are on cases of this list. */
  within(marked: ReadonlySet<number>, positions: Uint32Array): ReadonlySet<number>
}

export function createMarks(): Marks {
  let range: { readonly anchor: number; readonly before: ReadonlySet<number> } | null = null
  const begin = () => {
    range = null
  }
  return {
    begin,
    toggle(marked, position) {
      begin()
      const next = new Set(marked)
      if (!next.delete(position)) next.add(position)
      return next
    },
    extend(marked, positions, from, to) {
      range ??= { anchor: from, before: marked }
      const { anchor, before } = range
      const covered = positions.subarray(Math.min(anchor, to), Math.max(anchor, to) + 1)
      return new Set([...before, ...covered])
    },
    within(marked, positions) {
      begin()
      if (marked.size === 0) return marked
      return new Set(positions.filter((position) => marked.has(position)))
    },
  }
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
