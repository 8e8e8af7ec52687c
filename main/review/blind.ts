import { reviewerRole } from '../../shared/domain/person.ts'
import { type CaseToDecide, decidedOtherLevel, isBlindLevel, type Person } from './opinionRules.ts'
import type { SignedOpinion } from './opinionStore.ts'

/**
 * Whether a person is to judge a case without knowing what was said of it: they may decide the level that waits, the
 * order wants it decided blind, and they have not decided it so far.
 */
export function isBlindFor(
  { terms, review: { level, given, earlier } }: Pick<CaseToDecide, 'terms' | 'review'>,
  { name, roles }: Person,
): boolean {
  if (level === null || !isBlindLevel(terms, level) || !roles.includes(reviewerRole(level))) return false
  const hasDecided = given.slice(earlier).some((one) => one.author === name && one.level === level)
  return !hasDecided && !decidedOtherLevel(given, level, name)
}

/** Whether an opinion is kept from whoever decides a level blind. What a level above said is meant for them. */
export function isKeptFrom({ name }: Person, level: number, { author, level: of }: SignedOpinion): boolean {
  return of <= level && author !== name
}
