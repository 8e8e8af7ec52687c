import { setImmediate } from 'node:timers/promises'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import {
  assigneesOf,
  createAssigner,
  type RecordAssignment,
  takeCase,
  workerOf,
} from '../../review/assignment.ts'
import type { BatchStores } from '../../review/caseView.ts'
import type { Worker } from '../../review/nextCaseStore.ts'
import { daysOf, findCases, rowsAt } from '../../review/queue.ts'
import type { AuditLog } from '../../vault/auditLog.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'

/** Cases that are given in one go, in a few hundredths of a second; then other requests have their turn. */
const assignedAtOnce = 500

/** The queue of a batch: which cases, who has them, and what comes next. */
export function queueHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'queue'> {
  return {
    queue: {
      find({ batch, ...wanted }) {
        const desk = seat.desk()
        return findCases(desk.batch(batch).stores, wanted, desk.vault.session, desk.ports.clock())
      },
      rows({ batch, positions }) {
        const desk = seat.desk()
        return rowsAt(desk.batch(batch).stores, positions, desk.vault.session)
      },
      counts({ batch }) {
        const desk = seat.desk()
        return desk.batch(batch).stores.queue.counts(daysOf(desk.ports.clock()))
      },
      assignees({ batch }) {
        const desk = seat.desk()
        const { stores } = desk.batch(batch)
        return assigneesOf(stores, workersOf(desk, stores))
      },
      async assign({ batch, positions, to }) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(batch)
        const order = {
          positions: [...new Set(positions)],
          to,
          workers: workersOf(desk, stores),
          by: desk.vault.session.user,
          at: desk.ports.clock().toISOString(),
        }
        const give = createAssigner(stores, order, assignmentsIn(audit))
        const done = { assigned: 0, skipped: 0 }
        for (let from = 0; from < order.positions.length; from += assignedAtOnce) {
          const stretch = order.positions.slice(from, from + assignedAtOnce)
          const { assigned, skipped } = atomically(() => give(stretch))
          done.assigned += assigned
          done.skipped += skipped
          await setImmediate()
        }
        return done
      },
      next({ batch, after, take }) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(batch)
        const { user, roles } = desk.vault.session
        const { doubleEntry } = stores.cases.received().terms
        const next = stores.nextCases.next(workerOf(stores, { name: user, roles }), doubleEntry, after)
        if (next?.isToTake && take) {
          const taken = { by: user, at: desk.ports.clock().toISOString() }
          atomically(() =>
            takeCase(stores, next.caseNo, taken, (caseNo, level) =>
              audit.append('case.taken', caseNo, 'ok', { level }),
            ),
          )
        }
        return next?.caseNo ?? null
      },
    },
  }
}

/** Everybody who works at the station, with the levels of the batch that they decide. */
function workersOf({ vault }: Desk, stores: BatchStores): Worker[] {
  return vault.people
    .list()
    .filter(({ isEnabled }) => isEnabled)
    .map((person) => workerOf(stores, person))
}

function assignmentsIn(audit: AuditLog): RecordAssignment {
  return (caseNo, level, person) =>
    person === null
      ? audit.append('case.unassigned', caseNo, 'ok', { level })
      : audit.append('case.assigned', caseNo, 'ok', { level, to: person })
}
