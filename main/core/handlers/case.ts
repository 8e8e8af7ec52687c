import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'
import { showCase } from '../showCase.ts'

/** Looking at a case. */
export function caseHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'case'> {
  return {
    case: {
      open({ batch, caseNo }) {
        const desk = seat.desk()
        desk.revealed.remove(batch, caseNo)
        const view = showCase(desk, batch, caseNo)
        const open = desk.batch(batch)
        open.caseInView.caseNo = caseNo
        open.audit.append('case.opened', caseNo, 'ok')
        return view
      },
      reveal({ batch, caseNo }) {
        const desk = seat.desk()
        const { audit, stores } = desk.batch(batch)
        stores.cases.case(caseNo)
        // The log first: nothing is shown that it does not say was shown.
        audit.append('case.revealed', caseNo, 'ok')
        desk.revealed.add(batch, caseNo)
        return showCase(desk, batch, caseNo)
      },
      prepare({ batch, caseNo }) {
        seat.desk().batch(batch).stores.cases.case(caseNo)
      },
    },
  }
}
