import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { GivenResult, SeriesResult } from './givenResult.ts'
import type { KnownResult, SeenResults } from './seenResults.ts'
import { seriesFaults } from './seriesFaults.ts'

/**
 * How the results of a batch fit each other. `complete`: every case came, decided; `partial`: all results so far, more to
 * come; `incomplete`: one is missing that no later one makes up for; `contradictory`: see its faults.
 */
export type SeriesState = 'complete' | 'partial' | 'incomplete' | 'contradictory'

/** The results of one batch: those at hand, and those that were in order before, by their numbers. */
export interface Series {
  readonly batchId: BatchId
  readonly state: SeriesState
  readonly results: readonly SeriesResult[]
  /** Numbers of results that are neither at hand nor were seen before. */
  readonly missing: readonly number[]
  /** Files that hold the same package as another. */
  readonly twice: readonly { readonly file: string; readonly same: string }[]
  readonly faults: readonly SealdeskError[]
  /** Cases of the batch, and those that no result has held so far. */
  readonly of: number
  readonly outstanding: number
  /** Which these are; null where nobody can tell: without the order, or where a result is missing. */
  readonly waiting: readonly CaseNo[] | null
}

/**
 * Puts the results of one batch in their order and compares them with each other.
 *
 * @param given at least one
 * @param seen what was kept of results of this batch before
 * @param asked every case of the batch; null where the order is not at hand
 */
export function judgeSeries(
  given: readonly GivenResult[],
  seen: readonly KnownResult[],
  { asked, recordOf }: { asked: readonly CaseNo[] | null } & Pick<SeenResults, 'recordOf'>,
): Series {
  const { different, twice } = withoutRepeats(given)
  const atHand = new Set(different.map(({ packageId }) => packageId))
  const results: SeriesResult[] = [
    ...different,
    ...seen.filter(({ packageId }) => !atHand.has(packageId)),
  ].sort((one, other) => one.index - other.index)
  const newest = results.at(-1)
  if (!newest) throw new RangeError('a series has a result')
  const { batchId, of, outstanding, isWhole } = newest

  const faults = [...repeatedIdFaults(different, seen, recordOf), ...seriesFaults(results, recordOf)]
  const missing = missingIndexes(results)
  const isMadeUpFor = coveredAfter(missing.at(-1) ?? 0, results).size + outstanding === of
  const known = coveredAfter(0, results)
  const isLacking = missing.length > 0 && !isMadeUpFor
  return {
    batchId,
    state: stateOf({ isContradictory: faults.length > 0, isLacking, isWhole: isWhole && outstanding === 0 }),
    results,
    missing,
    twice,
    faults,
    of,
    outstanding,
    waiting: asked === null || isLacking ? null : asked.filter((caseNo) => !known.has(caseNo)),
  }
}

/** Why a series cannot be relied on as a whole. */
export function missingResults({ batchId, missing }: Series): SealdeskError {
  return new SealdeskError('series/result-missing', { batchId, missing: missing.join(', ') })
}

function withoutRepeats(given: readonly GivenResult[]): {
  different: GivenResult[]
  twice: Series['twice'][number][]
} {
  const different: GivenResult[] = []
  const twice: Series['twice'][number][] = []
  for (const one of given) {
    const same = different.find(
      ({ packageId, sumsSha256 }) => packageId === one.packageId && sumsSha256 === one.sumsSha256,
    )
    if (same) twice.push({ file: one.file, same: same.file })
    else different.push(one)
  }
  return { different, twice }
}

/** One package has one content for ever: a record of the same id says whether it is still that. */
function repeatedIdFaults(
  given: readonly GivenResult[],
  seen: readonly KnownResult[],
  recordOf: SeenResults['recordOf'],
): SealdeskError[] {
  return given.flatMap(({ index, packageId, sumsSha256 }) => {
    const before = seen.find((other) => other.packageId === packageId)
    if (!before || before.sumsSha256 === sumsSha256) return []
    const record = recordOf(before)
    return [new SealdeskError('series/other-seen', { index, found: packageId, seen: packageId, record })]
  })
}

function missingIndexes(results: readonly SeriesResult[]): number[] {
  const there = new Set(results.map(({ index }) => index))
  const last = results.at(-1)?.index ?? 0
  return Array.from({ length: last }, (_, position) => position + 1).filter((index) => !there.has(index))
}

/** Cases that results after a number hold. */
function coveredAfter(number: number, results: readonly SeriesResult[]): ReadonlySet<string> {
  return new Set(results.filter(({ index }) => index > number).flatMap(({ cases }) => Object.keys(cases)))
}

function stateOf({
  isContradictory,
  isLacking,
  isWhole,
}: {
  isContradictory: boolean
  isLacking: boolean
  isWhole: boolean
}): SeriesState {
  if (isContradictory) return 'contradictory'
  if (isLacking) return 'incomplete'
  return isWhole ? 'complete' : 'partial'
}
