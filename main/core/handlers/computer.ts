import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'

/** Binding the slot of the person at the desk to the computer that they sit at. */
export function computerHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'computer'> {
  const people = () => seat.desk().vault.people
  return {
    computer: {
      isBound: () => people().isOwnBound(),
      async setBound(wanted) {
        await people().setOwnBound(wanted)
        return people().isOwnBound()
      },
    },
  }
}
