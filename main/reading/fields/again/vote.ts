import { isHan, pitchOf } from '../layout/spacing.ts'

/** A character as one reading has it, and where along the line: `at`, as a share of it. */
export interface Vote {
  readonly text: string
  readonly confidence: number
  readonly at: number
}

/** What a reading is worth that sees no character where others see one. */
const absence = 0.6
/** Chinese neighbours that stand so many usual distances apart have lost one between them: such a reading says nothing of it. */
const roomForOne = 1.6

/**
 * One reading out of several of the same line: at each character of the first the one that has the most confidence
 * behind it, and characters that the first lacks where more than half of the readings have them, or where it has room for one.
 *
 * @param readings the first is the one that the others are laid beside
 */
export function voted<T extends Vote>(readings: readonly (readonly T[])[]): T[] {
  const [base, ...others] = readings
  if (!base || others.length === 0) return [...(base ?? [])]
  const laid = others.map((other) => aligned(base, other))
  const result: T[] = []
  for (let at = 0; at <= base.length; at++) {
    const runs = laid.map(({ before }) => before[at] ?? [])
    result.push(...(hasRoom(base, at) ? surest(runs) : inserted(runs, readings.length)))
    const own = base[at]
    if (!own) continue
    const chosen = elected(
      own,
      laid.flatMap(({ beside }) => beside[at] ?? []),
    )
    if (chosen) result.push(chosen)
  }
  return result
}

/** Whether a reading has lost a character before one of its own: two Chinese ones stand there as far apart as if a third stood between. */
function hasRoom(reading: readonly Vote[], at: number): boolean {
  const [before, after] = [reading[at - 1], reading[at]]
  if (!before || !after || !isHan(before) || !isHan(after)) return false
  return after.at - before.at > roomForOne * (pitchOf(reading) || Number.POSITIVE_INFINITY)
}

function elected<T extends Vote>(own: T, others: readonly (T | Absent)[]): T | null {
  const sums = new Map<string, number>()
  for (const { text, confidence } of [own, ...others]) sums.set(text, (sums.get(text) ?? 0) + confidence)
  const [winner = own.text] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? []
  if (winner === '') return null
  const votes = [own, ...others].flatMap(({ text, confidence }) => (text === winner ? [confidence] : []))
  return { ...own, text: winner, confidence: Math.max(...votes) }
}

/** What more than half of the readings have between two characters of the first. */
function inserted<T>(runs: readonly (readonly (T & Vote)[])[], readings: number): readonly T[] {
  const filled = runs.filter((run) => run.length > 0)
  const [run] = filled
  if (!run || filled.length * 2 <= readings) return []
  const same = filled.filter((other) => textOf(other) === textOf(run))
  return same.length * 2 > readings ? run : []
}

/** The one character that a reading has, and more surely than others, where the first has room for it. */
function surest<T>(runs: readonly (readonly (T & Vote)[])[]): readonly T[] {
  const single = runs.filter((run) => run.length === 1).flat()
  return single.toSorted((a, b) => b.confidence - a.confidence).slice(0, 1)
}

function textOf(votes: readonly Vote[]): string {
  return votes.map(({ text }) => text).join('')
}

/** The vote of a reading that has no character where the first has one. */
interface Absent {
  readonly text: ''
  readonly confidence: number
}

interface Laid<T> {
  /** What the other reading has for each character of the first. */
  readonly beside: readonly (T | Absent)[]
  /** What it has more, before each character of the first and after the last. */
  readonly before: readonly (readonly T[])[]
}

/** The other reading laid beside the first by the fewest changed, lost and added characters (Levenshtein). */
function aligned<T extends Vote>(base: readonly T[], other: readonly T[]): Laid<T> {
  const cost = costs(base, other)
  const at = (i: number, j: number) => cost[i]?.[j] ?? Number.POSITIVE_INFINITY
  const beside: (T | Absent)[] = base.map(() => ({ text: '', confidence: absence }))
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
    } else {
      if (hasRoom(other, j)) beside[i - 1] = { text: '', confidence: 0 }
      i--
    }
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
