import canonicalize from 'canonicalize'
import type { Sha256Hex } from '../../../shared/domain/ids.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { Words } from '../io.ts'
import { type GivenResult, isGiven, type SeriesResult } from './givenResult.ts'
import type { KnownResult, SeenResults } from './seenResults.ts'

/**
 * What of the results of one batch does not fit: each has a number of its own and follows the one before it; the log only
 * grows, and so do the opinions on a case; the batch stays the same and what is outstanding becomes less.
 *
 * @param results by their numbers
 */
export function seriesFaults(
  results: readonly SeriesResult[],
  recordOf: SeenResults['recordOf'],
): SealdeskError[] {
  return results.flatMap((later, position) => {
    const before = results.slice(0, position)
    const sameNumber = before.find(({ index }) => index === later.index)
    if (sameNumber) return [forked(sameNumber, later, recordOf)]
    const previous = before.filter(({ index }) => index === later.index - 1)
    const [onlyPrevious] = previous
    // Results of another past differ in all that follows from it: where they part is enough to say.
    if (onlyPrevious && !previous.some((one) => follows(later, one))) return [unlinked(onlyPrevious, later)]
    const ownPast = before.filter(({ index }) => before.filter((one) => one.index === index).length === 1)
    return comparisons(ownPast, later)
  })
}

function comparisons(before: readonly SeriesResult[], later: SeriesResult): SealdeskError[] {
  const earlier = before.at(-1)
  const contradicted = earlier ? contradictions(earlier, later) : []
  if (!isGiven(later)) return contradicted
  return [
    ...contradicted,
    // One fault a log: whoever cut or rewrote it did so for every result that compares with it.
    ...before.flatMap((one) => logFaults(one, later)).slice(0, 1),
    ...before.flatMap((one) => opinionFaults(one, later)),
  ]
}

function forked(one: SeriesResult, other: SeriesResult, recordOf: SeenResults['recordOf']): SealdeskError {
  const { batchId, index } = one
  const [found, seen] = isGiven(one) ? [one, other] : [other, one]
  return isGiven(seen)
    ? new SealdeskError('series/forked', { batchId, index, one: nameOf(one), other: nameOf(other) })
    : new SealdeskError('series/other-seen', {
        index,
        found: nameOf(found),
        seen: seen.packageId,
        record: recordOf(seen),
      })
}

function nameOf(result: SeriesResult): string {
  return isGiven(result) ? `${result.file} (${result.packageId})` : result.packageId
}

function follows({ previous: named }: SeriesResult, previous: SeriesResult): boolean {
  return (
    named?.packageId === previous.packageId &&
    // A station of an earlier version did not keep it.
    (named.sumsSha256 === null || named.sumsSha256 === previous.sumsSha256)
  )
}

function unlinked(
  previous: SeriesResult,
  { index, packageId, previous: named }: SeriesResult,
): SealdeskError {
  // Ids tell them apart, but for one package of which there are two contents.
  const name = (one: Pick<KnownResult, 'packageId'> & { sumsSha256: string | null }) =>
    named?.packageId === previous.packageId ? `${one.packageId}, SHA256SUMS ${one.sumsSha256}` : one.packageId
  return new SealdeskError('series/other-previous', {
    index,
    packageId,
    previous: previous.index,
    found: name(previous),
    named: named ? name(named) : '-',
  })
}

function contradictions(earlier: SeriesResult, later: SeriesResult): SealdeskError[] {
  const found: Words[] = []
  if (earlier.of !== later.of)
    found.push({
      zh: `批次的案件数由 ${earlier.of} 变为 ${later.of}`,
      en: `the batch had ${earlier.of} cases and has ${later.of}`,
    })
  if (later.outstanding > earlier.outstanding)
    found.push({
      zh: `尚未交付的案件由 ${earlier.outstanding} 个变为 ${later.outstanding} 个`,
      en: `${earlier.outstanding} cases were outstanding and ${later.outstanding} are`,
    })
  if (earlier.audit && later.audit && later.audit.seq < earlier.audit.seq && !isGiven(later))
    found.push({
      zh: '次序颠倒：编号在后的日志反而较短',
      en: 'they are out of order: the log of the later one is shorter',
    })
  if (isGiven(earlier) && isGiven(later) && orderOf(earlier) !== orderOf(later))
    found.push({ zh: '委托单的条款不同', en: 'the terms of the order are others' })
  return found.map(
    ({ zh, en }) =>
      new SealdeskError('series/contradiction', {
        index: later.index,
        other: earlier.index,
        detail: en,
        detailZh: zh,
      }),
  )
}

function orderOf({ content }: GivenResult): string | undefined {
  return canonicalize(content.result.order)
}

/** The log of a batch only grows: it still has the line that an earlier result ended with. */
function logFaults({ index: other, audit }: KnownResult, later: GivenResult): SealdeskError[] {
  if (!audit) return []
  const { index, content } = later
  const now = content.log[audit.seq]
  if (now === audit.hash) return []
  const line = audit.seq + 1
  return [
    now === undefined
      ? new SealdeskError('series/log-cut', { index, other, lines: line, found: content.log.length })
      : new SealdeskError('series/log-rewritten', { index, other, line }),
  ]
}

/** Opinions on a case are only ever added: a result that holds it again has all that an earlier one had. */
function opinionFaults(earlier: SeriesResult, later: GivenResult): SealdeskError[] {
  const now = opinionsIn(later)
  const before: ReadonlyMap<string, readonly Sha256Hex[]> = isGiven(earlier)
    ? opinionsIn(earlier)
    : new Map(Object.entries(earlier.cases).map(([caseNo, newest]) => [caseNo, [newest]]))
  return [...before].flatMap(([caseNo, opinions]) => {
    const held = now.get(caseNo)
    const isKept = !held || opinions.every((opinion) => held.includes(opinion))
    return isKept
      ? []
      : [new SealdeskError('series/opinion-removed', { caseNo, index: later.index, other: earlier.index })]
  })
}

function opinionsIn({ content }: GivenResult): ReadonlyMap<string, readonly Sha256Hex[]> {
  return new Map(
    content.result.cases.map(({ caseNo, opinions }) => [caseNo, opinions.map(({ sha256 }) => sha256)]),
  )
}
