import type { ResultCase, ResultOpinion } from '../../shared/domain/result.ts'

/** Opinions on a case that count: neither taken back nor undone by a return. */
export function standingOpinions({ opinions }: Pick<ResultCase, 'opinions'>): ResultOpinion[] {
  return opinions.filter(({ stands }) => stands !== false)
}

/** The vendor's advice on a case: of the opinions that stand, that of the highest level. */
export function adviceOn(one: Pick<ResultCase, 'opinions'>): ResultOpinion | null {
  return standingOpinions(one).reduce<ResultOpinion | null>(
    (highest, opinion) => (highest === null || opinion.level >= highest.level ? opinion : highest),
    null,
  )
}
