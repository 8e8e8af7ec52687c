import type { Level } from '../../../shared/domain/person.ts'
import type { GivenResult, SeriesResult } from './givenResult.ts'
import type { Reviewer } from './resultOpinions.ts'
import type { Series } from './resultSeries.ts'

/** The result before one whose log its own goes on from; null where none is known. */
export function followedBy({ batchId, index }: GivenResult, batches: readonly Series[]): SeriesResult | null {
  const series = batches.find((other) => other.batchId === batchId)
  return series?.results.findLast((other) => other.index < index && other.audit !== null) ?? null
}

/** Opinions of a level, how many of them count, and who gave them by which certificate. */
export interface LevelOpinions {
  readonly level: Level
  readonly opinions: number
  readonly standing: number
  readonly by: readonly (Reviewer & { readonly opinions: number })[]
}

export function opinionsByLevel({ content: { result, reviewers } }: GivenResult): LevelOpinions[] {
  const all = result.cases.flatMap(({ opinions }) => opinions)
  return result.order.levels
    .map((level) => {
      const ofLevel = all.filter((opinion) => opinion.level === level)
      const by = [...reviewers.values()]
        .map((reviewer) => ({
          ...reviewerOf(reviewer),
          opinions: ofLevel.filter(({ certSha256 }) => certSha256 === reviewer.certSha256).length,
        }))
        .filter(({ opinions }) => opinions > 0)
      const standing = ofLevel.filter(({ stands }) => stands !== false).length
      return { level, opinions: ofLevel.length, standing, by }
    })
    .filter(({ opinions }) => opinions > 0)
}

function reviewerOf({ name, certSha256, notBefore, notAfter }: Reviewer): Reviewer {
  return { name, certSha256, notBefore, notAfter }
}
