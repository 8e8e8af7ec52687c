import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'
import { logIncidents } from '../logIncidents.ts'

/** What went wrong, on record. */
export function incidentHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'incident'> {
  return {
    incident: {
      list: () => seat.desk().vault.incidents.list(),
      record(draft) {
        const desk = seat.desk()
        if (draft.batch !== null) desk.register.get(draft.batch)
        // A batch that cannot be opened has no result any more that could tell of it.
        const told = draft.batch !== null && draft.isForLender ? desk.batch(draft.batch) : null
        const incident = desk.vault.incidents.record(draft)
        if (told) logIncidents(told, desk.vault.incidents.forLender(told.registered.batchId))
        return incident
      },
    },
  }
}
