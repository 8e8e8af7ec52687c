/** Characters of a text, `start` up to but not including `end`, that another text has otherwise or not at all. */
export interface Difference {
  readonly start: number
  readonly end: number
  /** What the other text has in their place. */
  readonly said: string
}

/**
 * Where a text differs from another by the fewest changed, lost and added characters (Levenshtein). Differences side
 * by side are one; what the other text has more is an empty difference at the place where it stands.
 */
export function differences(text: string, other: string): Difference[] {
  const found: Difference[] = []
  for (const change of changes(text, other)) {
    const last = found.at(-1)
    if (last && change.start <= last.end)
      found[found.length - 1] = {
        start: last.start,
        end: Math.max(last.end, change.end),
        said: last.said + change.said,
      }
    else found.push(change)
  }
  return found
}

/** The single changes, in the order of the text. */
function changes(text: string, other: string): Difference[] {
  const cost = costs(text, other)
  const at = (i: number, j: number) => cost[i]?.[j] ?? Number.POSITIVE_INFINITY
  const found: Difference[] = []
  let [i, j] = [text.length, other.length]
  while (i > 0 || j > 0) {
    const step = at(i, j)
    if (i > 0 && j > 0 && text[i - 1] === other[j - 1] && step === at(i - 1, j - 1)) {
      i--
      j--
    } else if (i > 0 && j > 0 && step === at(i - 1, j - 1) + 1) {
      i--
      j--
      found.push({ start: i, end: i + 1, said: other[j] ?? '' })
    } else if (i > 0 && step === at(i - 1, j) + 1) {
      i--
      found.push({ start: i, end: i + 1, said: '' })
    } else {
      j--
      found.push({ start: i, end: i, said: other[j] ?? '' })
    }
  }
  return found.reverse()
}

/** `costs[i][j]`: changes between the first `i` characters of one text and the first `j` of the other. */
function costs(text: string, other: string): number[][] {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= text.length; i++) {
    const above = rows[i - 1] ?? []
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = (above[j - 1] ?? 0) + (text[i - 1] === other[j - 1] ? 0 : 1)
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows
}
