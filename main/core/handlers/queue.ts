import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { nextCaseFor, queueOf } from '../../review/queue.ts'
import type { Seat } from '../core.ts'

/** The queue of a batch: which cases, who has them, and what comes next. */
export function queueHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'queue'> {
  return {
    queue: {
      find: ({ batch }) =>
        Uint32Array.from(queueOf(seat.desk().batch(batch).stores), ({ position }) => position),
      rows({ batch, positions }) {
        const rows = queueOf(seat.desk().batch(batch).stores)
        return positions.flatMap((position) => rows[position] ?? [])
      },
      counts({ batch }) {
        const rows = queueOf(seat.desk().batch(batch).stores)
        return {
          all: rows.length,
          states: { waiting: 0, assigned: 0, 'in-review': 0, returned: 0, decided: 0 },
          levels: [],
          products: [],
          severities: { S1: 0, S2: 0, S3: 0, S4: 0 },
          due: { overdue: 0, today: 0, 'this-week': 0 },
          people: [],
          nobody: rows.length,
          needsAttention: 0,
        }
      },
      assignees: () => [],
      assign: ({ positions }) => ({ assigned: 0, skipped: positions.length }),
      next({ batch, after }) {
        const { stores } = seat.desk().batch(batch)
        const { user, roles } = seat.desk().vault.session
        return nextCaseFor(stores, after, { name: user, roles })
      },
    },
  }
}
