import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { evaluateAndKeep } from '../../review/evaluation.ts'
import { keepWorksheet } from '../../review/worksheets.ts'
import { viewWorksheet } from '../../review/worksheetView.ts'
import type { Seat } from '../core.ts'
import { importWorksheet } from '../importWorksheet.ts'
import { showCase, viewerOf } from '../showCase.ts'

/** What people fill into worksheets. */
export function worksheetHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'worksheet'> {
  return {
    worksheet: {
      open({ batch, caseNo, kind, document }) {
        const desk = seat.desk()
        const { stores } = desk.batch(batch)
        stores.cases.case(caseNo)
        return viewWorksheet(stores, { caseNo, kind, document }, viewerOf(desk, batch, caseNo))
      },
      keep({ batch, caseNo, document, sheet }) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(batch)
        stores.cases.case(caseNo)
        const at = desk.ports.clock()
        const filled = { by: desk.vault.session.user, at: at.toISOString() }
        atomically(() => {
          const kept = keepWorksheet(stores, caseNo, { ...sheet, document }, filled)
          if (!kept) return
          audit.append('worksheet.kept', document ?? caseNo, 'ok', {
            worksheet: sheet.kind,
            state: kept.state,
          })
          evaluateAndKeep(stores, caseNo, at)
        })
        return showCase(desk, batch, caseNo)
      },
      async import({ batch, document, kind }) {
        const desk = seat.desk()
        const sheet = await importWorksheet(desk, batch, document, kind)
        desk.batch(batch).audit.append('worksheet.imported', document, 'ok', { worksheet: kind })
        return sheet
      },
    },
  }
}
