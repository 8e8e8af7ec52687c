import type { Order } from '../../../shared/domain/order.ts'
import { type Level, type Role, reviewerRole } from '../../../shared/domain/person.ts'

const levels = [1, 2, 3] as const

/** The levels of a training order, and how many cases colleagues have decided beforehand at those below the person's. */
export interface TrainingLevels {
  readonly levels: Order['levels']
  /** Levels below the person's highest, at which invented colleagues decide. */
  readonly below: readonly Level[]
  /** Whether the person has no first review to do, so that every case comes to them from below. */
  readonly isAll: boolean
}

/**
 * What a person with these roles can practise: first review where that is theirs, and their highest level, to which a
 * case comes that colleagues have decided, and from which it can be returned.
 */
export function levelsFor(roles: readonly Role[]): TrainingLevels {
  const highest = levels.findLast((level) => roles.includes(reviewerRole(level))) ?? 1
  const ordered: Readonly<Record<Level, Order['levels']>> = { 1: [1], 2: [1, 2], 3: [1, 2, 3] }
  return {
    levels: ordered[highest],
    below: levels.filter((level) => level < highest),
    isAll: !roles.includes('reviewer-1') && highest > 1,
  }
}

/**
 * The prepared order as a lender would write it today. Nothing of it falls due: whoever practises throws it away.
 *
 * @param number tells this training from any other
 */
export function trainingOrder(
  { due: _due, retainUntil: _retain, ...prepared }: Order,
  { levels, at, number }: { levels: Order['levels']; at: Date; number: string },
): Order {
  return {
    ...prepared,
    orderId: `TRAINING-${number}`,
    title: '培训批次 Training（样本 SPECIMEN）',
    issuedAt: at.toISOString(),
    levels,
  }
}
