/** A character as one reading has it. */
export interface Vote {
  readonly text: string
  readonly confidence: number
}

/** What a reading is worth that sees no character where others see one. */
const absence = 0.6

/**
 * One reading out of several of the same line: at each character of the first the one that has the most confidence
 * behind it, and characters that the first lacks where more than half of the readings have them.
 *
 * @param readings the first is the one that the others are laid beside
 */
export function voted<T extends Vote>(readings: readonly (readonly T[])[]): T[] {
  const [base, ...others] = readings
  if (!base || others.length === 0) return [...(base ?? [])]
  const laid = others.map((other) => aligned(base, other))
  const result: T[] = []
  for (let at = 0; at <= base.length; at++) {
    result.push(
      ...inserted(
        laid.map(({ before }) => before[at] ?? []),
        readings.length,
      ),
    )
    const own = base[at]
    if (!own) continue
    const chosen = elected(
      own,
      laid.map(({ beside }) => beside[at] ?? null),
    )
    if (chosen) result.push(chosen)
  }
  return result
}

function elected<T extends Vote>(own: T, others: readonly (T | null)[]): T | null {
  const sums = new Map<string, number>()
  for (const vote of [own, ...others])
    sums.set(vote?.text ?? '', (sums.get(vote?.text ?? '') ?? 0) + (vote?.confidence ?? absence))
  const [winner = own.text] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? []
  if (winner === '') return null
  const votes = [own, ...others].flatMap((vote) => (vote?.text === winner ? [vote.confidence] : []))
  return { ...own, text: winner, confidence: Math.max(...votes) }
}

/** What more than half of the readings have between two characters of the first. */
function inserted<T>(runs: readonly (readonly (T & Vote)[])[], readings: number): readonly T[] {
  const filled = runs.filter((run) => run.length > 0)
  const [run] = filled
  if (!run || filled.length * 2 <= readings) return []
  const text = (votes: readonly Vote[]) => votes.map((vote) => vote.text).join('')
  const same = filled.filter((other) => text(other) === text(run))
  return same.length * 2 > readings ? run : []
}

interface Laid<T> {
  /** What the other reading has for each character of the first; `null` where it has none. */
  readonly beside: readonly (T | null)[]
  /** What it has more, before each character of the first and after the last. */
  readonly before: readonly (readonly T[])[]
}

/** The other reading laid beside the first by the fewest changed, lost and added characters (Levenshtein). */
function aligned<T extends Vote>(base: readonly T[], other: readonly T[]): Laid<T> {
  const cost = costs(base, other)
  const at = (i: number, j: number) => cost[i]?.[j] ?? Number.POSITIVE_INFINITY
  const beside: (T | null)[] = base.map(() => null)
  const before: T[][] = Array.from({ length: base.length + 1 }, () => [])
  let [i, j] = [base.length, other.length]
  while (i > 0 || j > 0) {
    const vote = other[j - 1]
    const changed = base[i - 1]?.text === vote?.text ? 0 : 1
    if (i > 0 && vote && at(i, j) === at(i - 1, j - 1) + changed) {
      beside[i - 1] = vote
      i--
      j--
    } else if (vote && at(i, j) === at(i, j - 1) + 1) {
      before[i]?.unshift(vote)
      j--
    } else i--
  }
  return { beside, before }
}

/** `costs[i][j]`: changes between the first `i` characters of one reading and the first `j` of the other. */
function costs(base: readonly Vote[], other: readonly Vote[]): number[][] {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= base.length; i++) {
    const above = rows[i - 1] ?? []
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = (above[j - 1] ?? 0) + (base[i - 1]?.text === other[j - 1]?.text ? 0 : 1)
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows
}
