import type { CaseNo } from '../../shared/domain/ids.ts'
import { type Level, type Role, reviewerRole, type UserName } from '../../shared/domain/person.ts'
import type { Assignee, Assignment, CaseRow } from '../../shared/domain/queue.ts'
import { reviewOf } from './caseReview.ts'
import type { BatchStores } from './caseView.ts'
import { holdingOf } from './holding.ts'
import type { Worker } from './nextCaseStore.ts'

/** Told of each case that somebody was given, or (null) that was taken from whoever had it. */
export type RecordAssignment = (caseNo: CaseNo, level: Level, person: UserName | null) => void

/** A person with the levels of a batch that their roles let them decide. */
export function workerOf(
  { cases }: Pick<BatchStores, 'cases'>,
  { name, roles }: { readonly name: UserName; readonly roles: readonly Role[] },
): Worker {
  const { levels } = cases.received().terms
  return { name, levels: levels.filter((level) => roles.includes(reviewerRole(level))) }
}

/** Those who can be given cases of a batch, with how many they have. */
export function assigneesOf({ queue }: Pick<BatchStores, 'queue'>, workers: readonly Worker[]): Assignee[] {
  const open = queue.openByPerson()
  return workers
    .filter(({ levels }) => levels.length > 0)
    .map(({ name, levels }) => ({ name, levels: [...levels], open: open.get(name) ?? 0 }))
}

/** What a supervisor wants done with which cases. */
export interface AssignmentOrder {
  /** Each case once. */
  readonly positions: readonly number[]
  readonly to: Assignment
  /** Everybody who may be given cases. */
  readonly workers: readonly Worker[]
  readonly by: UserName
  /** ISO 8601 instant. */
  readonly at: string
}

/** How many cases have whom they were to get, and how many could not be given to anybody named. */
export interface Assigned {
  readonly assigned: number
  readonly skipped: number
}

/**
 * Gives cases to people, each at its level, to nobody who decided another level of it.
 *
 * @returns gives some of the cases: the caller holds a transaction for each such stretch, and can rest in between
 */
export function createAssigner(
  stores: BatchStores,
  { positions, to, workers, by, at }: AssignmentOrder,
  record: RecordAssignment,
): (stretch: readonly number[]) => Assigned {
  const choose = chooserOf(stores, to, workers, positions)
  return (stretch) => {
    const rows = stores.rows.at(stretch)
    let assigned = 0
    for (const row of rows) {
      const person = row.state === 'decided' ? undefined : choose(row)
      if (person === undefined) continue
      assigned += 1
      if (person !== row.assignedTo) hand(stores, row.caseNo, person, { by, at }, record)
    }
    return { assigned, skipped: rows.length - assigned }
  }
}

/** Gives a case to the person at the desk who takes it, unless it is theirs. The caller holds the transaction. */
export function takeCase(
  stores: BatchStores,
  caseNo: CaseNo,
  { by, at }: { readonly by: UserName; readonly at: string },
  record: RecordAssignment,
): void {
  const { assignedTo } = holdingOf(stores.assignments, caseNo, reviewOf(stores, caseNo))
  if (assignedTo !== by) hand(stores, caseNo, by, { by, at }, record)
}

/**
 * Notes that somebody who may decide a case has opened it; it is in review if they have it. The caller holds the
 * transaction.
 *
 * @param at ISO 8601 instant
 */
export function beginCase(stores: BatchStores, caseNo: CaseNo, { name, levels }: Worker, at: string): void {
  const review = reviewOf(stores, caseNo)
  const { level, given } = review
  if (level === null || !levels.includes(level)) return
  if (stores.assignments.decidedOther(caseNo, level).has(name)) return
  const { assignedTo } = holdingOf(stores.assignments, caseNo, review)
  if (assignedTo !== null && assignedTo !== name) return
  const isFirst = stores.assignments.begin({ caseNo, level, opinions: given.length }, name, at)
  if (isFirst) stores.rows.hold(stores.rows.positionOf(caseNo), holdingOf(stores.assignments, caseNo, review))
}

function hand(
  stores: BatchStores,
  caseNo: CaseNo,
  person: UserName | null,
  given: { readonly by: UserName; readonly at: string },
  record: RecordAssignment,
): void {
  const review = reviewOf(stores, caseNo)
  const { level } = review
  if (level === null) throw new Error('a decided case is given to nobody')
  stores.assignments.add({ caseNo, level, opinions: review.given.length, person, ...given })
  stores.rows.hold(stores.rows.positionOf(caseNo), holdingOf(stores.assignments, caseNo, review))
  record(caseNo, level, person)
}

/** Chooses who gets a case: undefined where nobody named may have it. */
type Chooser = (row: CaseRow) => UserName | null | undefined

function chooserOf(
  { assignments, queue }: BatchStores,
  to: Assignment,
  workers: readonly Worker[],
  positions: readonly number[],
): Chooser {
  if (to.how === 'nobody') return () => null
  const names = to.how === 'to' ? [to.person] : to.people
  const named = names.flatMap((name) => workers.find((worker) => worker.name === name) ?? [])
  const load = to.how === 'by-load' ? loadBeside(queue, positions) : new Map<UserName, number>()
  const loadOf = ({ name }: Worker) => load.get(name) ?? 0
  return ({ caseNo, level }) => {
    const others = assignments.decidedOther(caseNo, level)
    const able = named.filter(({ name, levels }) => levels.includes(level) && !others.has(name))
    const chosen = able.reduce<Worker | undefined>(
      (least, worker) => (least === undefined || loadOf(worker) < loadOf(least) ? worker : least),
      undefined,
    )
    if (chosen) load.set(chosen.name, loadOf(chosen) + 1)
    return chosen?.name
  }
}

/** What everybody has besides the cases that are given out anew. */
function loadBeside(queue: BatchStores['queue'], positions: readonly number[]): Map<UserName, number> {
  const load = new Map(queue.openByPerson())
  for (const [name, count] of queue.heldAt(positions)) load.set(name, (load.get(name) ?? 0) - count)
  return load
}
