import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'
import { showCase } from '../showCase.ts'

/** What people make of findings, and what they find themselves. */
export function findingHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'finding'> {
  return {
    finding: {
      settle: ({ batch, caseNo }) => showCase(seat.desk(), batch, caseNo),
      add: ({ batch, caseNo }) => showCase(seat.desk(), batch, caseNo),
      withdraw: ({ batch, caseNo }) => showCase(seat.desk(), batch, caseNo),
    },
  }
}
