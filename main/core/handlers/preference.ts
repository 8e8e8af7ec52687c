import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'

/** What the person at the desk has set for themselves. */
export function preferenceHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'preference'> {
  return {
    preference: {
      get: () => seat.desk().vault.preferences.get(),
      set: (preferences) => seat.desk().vault.preferences.set(preferences),
    },
  }
}
