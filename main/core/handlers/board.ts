import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'

/** How a batch goes, in numbers. */
export function boardHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'board'> {
  return {
    board: {
      get({ batch }) {
        const { registered, stores } = seat.desk().batch(batch)
        return stores.board.numbers(registered.importedAt, stores.cases.received().terms.reasons)
      },
    },
  }
}
