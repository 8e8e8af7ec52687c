import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { previewResult } from '../../report/previewResult.ts'
import type { Seat } from '../core.ts'
import { requireLender } from '../training/training.ts'

/** What would be handed over, before it is. */
export function resultHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'result'> {
  return {
    result: {
      preview({ batch, isAgain }) {
        const { vault, ports, ...desk } = seat.desk()
        requireLender(vault, batch)
        const at = ports.clock().toISOString()
        return previewResult(desk.batch(batch), {
          vendor: vault.vendor.name,
          at,
          isAgain,
          incidents: vault.incidents.forLender(batch),
        })
      },
    },
  }
}
