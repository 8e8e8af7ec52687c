import type { OrderTerms } from '../../shared/domain/order.ts'
import { type Level, type Role, reviewerRole } from '../../shared/domain/person.ts'
import type { CaseRow, QueueFilter, QueueSort } from '../../shared/domain/queue.ts'
import { endOfWeek, localDate } from '../batch/calendar.ts'
import type { BatchStores } from './caseView.ts'
import type { Days } from './queueStore.ts'

/** Who looks at a queue: what was said below a level that decides blind is kept from those who may decide it. */
export interface Viewer {
  readonly roles: readonly Role[]
}

/** Positions of the cases that a filter leaves, in the order asked for. */
export function findCases(
  { cases, queue }: BatchStores,
  { filter, sort }: { readonly filter: QueueFilter; readonly sort: QueueSort },
  { roles }: Viewer,
  now: Date,
): Uint32Array<ArrayBuffer> {
  const { terms } = cases.received()
  const withSaid = !terms.levels.some((level) => isBlindFor(terms, level, roles))
  return queue.find(filter, sort, daysOf(now), { withSaid })
}

/** The cases at these positions as the queue shows them. */
export function rowsAt(
  { cases, rows }: BatchStores,
  positions: readonly number[],
  { roles }: Viewer,
): CaseRow[] {
  const { terms } = cases.received()
  return rows
    .at(positions)
    .map((row) =>
      row.state !== 'decided' && isBlindFor(terms, row.level, roles) ? { ...row, decision: null } : row,
    )
}

/** Days of which due dates are told, on the calendar at the station. */
export function daysOf(now: Date): Days {
  return { today: localDate(now), sunday: endOfWeek(now) }
}

function isBlindFor({ policy }: OrderTerms, level: Level, roles: readonly Role[]): boolean {
  return roles.includes(reviewerRole(level)) && policy.some((rule) => rule.level === level && rule.blind)
}
