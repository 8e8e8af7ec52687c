import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { evaluateAndKeep } from '../../review/evaluation.ts'
import { confirmField } from '../../review/fields.ts'
import { viewHistory } from '../../review/fieldView.ts'
import type { Seat } from '../core.ts'
import { showCase, viewerOf } from '../showCase.ts'

/** What people say of fields. */
export function fieldHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'field'> {
  return {
    field: {
      confirm({ batch, document, page, field, answer }) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(batch)
        const { caseNo } = stores.cases.document(document)
        const { user } = desk.vault.session
        const at = desk.ports.clock()
        atomically(() => {
          const on = { caseNo, document, page, name: field }
          confirmField(stores, on, answer, { by: user, at: at.toISOString() })
          audit.append('field.confirmed', document, 'ok', { page, field })
          evaluateAndKeep(stores, caseNo, at)
        })
        return showCase(desk, batch, caseNo)
      },
      history({ batch, document, page, field }) {
        const desk = seat.desk()
        const { stores } = desk.batch(batch)
        const { caseNo } = stores.cases.document(document)
        const answers = stores.confirmations.ofField({ document, page, name: field })
        const isDoubleEntry = stores.cases.received().terms.doubleEntry.includes(field)
        return viewHistory(field, answers, isDoubleEntry, viewerOf(desk, batch, caseNo))
      },
    },
  }
}
