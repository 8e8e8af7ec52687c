import type { Decision } from '../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import type { Level, UserName } from '../../shared/domain/person.ts'

/** What of an opinion decides where its case stands. */
export interface LevelOpinion {
  readonly level: Level
  readonly decision: Decision
  readonly author: UserName
  readonly supersedes: string | null
}

/**
 * Where a case stands. `standing` are the opinions that count, one a level; `level` is the next one that waits for an
 * opinion, null where none does; `returnedTo` is whom the case came back to at that level.
 */
export interface ReviewState<O extends LevelOpinion = LevelOpinion> {
  readonly standing: ReadonlyMap<Level, O>
  readonly level: Level | null
  readonly returnedTo: UserName | null
}

/**
 * Where a case stands after the opinions that were given on it since it was last amended, in their order.
 *
 * One that supersedes another takes its place. A return undoes the opinion of the next lower level that stands, and the
 * case waits there again for that opinion's author; it does not stand itself. Every other opinion stands at its level.
 *
 * @param isSampled whether the case is in the sample of a level
 */
export function reviewState<O extends LevelOpinion>(
  terms: Pick<OrderTerms, 'levels' | 'policy'>,
  opinions: Iterable<O>,
  isSampled: (level: Level) => boolean,
): ReviewState<O> {
  const { standing, returnedTo } = fold(opinions)
  return { standing, level: nextLevel(terms, standing, isSampled), returnedTo }
}

/**
 * The opinions on a case that count: those that their authors have not taken back, and that no return has undone. Where
 * the case was amended the levels began anew, and what counted by then still does.
 *
 * @param given all opinions on the case, in their order
 * @param amendedAt how many had been given at each amendment
 */
export function opinionsThatStand<O extends LevelOpinion>(
  given: readonly O[],
  amendedAt: readonly number[],
): ReadonlySet<O> {
  const starts = [...new Set([0, ...amendedAt])].toSorted((one, other) => one - other)
  const rounds = starts.map((start, index) => given.slice(start, starts[index + 1]))
  return new Set(rounds.flatMap((round) => [...fold(round).standing.values()]))
}

function fold<O extends LevelOpinion>(
  opinions: Iterable<O>,
): Pick<ReviewState<O>, 'returnedTo'> & { standing: Map<Level, O> } {
  const standing = new Map<Level, O>()
  let returnedTo: UserName | null = null
  for (const opinion of opinions) {
    returnedTo = null
    if (opinion.supersedes !== null) standing.delete(opinion.level)
    if (opinion.decision !== 'return') {
      standing.set(opinion.level, opinion)
      continue
    }
    const undone = highestBelow(standing, opinion.level)
    if (!undone) continue
    standing.delete(undone.level)
    returnedTo = undone.author
  }
  return { standing, returnedTo }
}

/** The opinion that stands at the highest level; of a decided case the one that counts in the end. */
export function newestStanding<O extends LevelOpinion>(standing: ReadonlyMap<Level, O>): O | null {
  return highestBelow(standing, Number.POSITIVE_INFINITY)
}

function nextLevel(
  { levels, policy }: Pick<OrderTerms, 'levels' | 'policy'>,
  standing: ReadonlyMap<Level, LevelOpinion>,
  isSampled: (level: Level) => boolean,
): Level | null {
  const waiting = levels.find((level) => {
    if (standing.has(level)) return false
    const rule = policy.find((one) => one.level === level)
    const below = highestBelow(standing, level)
    return !rule || !below || isSampled(level) || rule.always.includes(below.decision)
  })
  return waiting ?? null
}

function highestBelow<O extends LevelOpinion>(standing: ReadonlyMap<Level, O>, level: number): O | null {
  let highest: O | null = null
  for (const opinion of standing.values())
    if (opinion.level < level && (highest === null || opinion.level > highest.level)) highest = opinion
  return highest
}
