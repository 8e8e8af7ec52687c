import type { DocumentPath } from '../../../shared/domain/ids.ts'
import { ReadableMediaType } from '../../../shared/domain/kind.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { beginCase, workerOf } from '../../review/assignment.ts'
import type { Seat } from '../core.ts'
import { documentAt } from '../documentAt.ts'
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
        const { stores, audit, atomically, caseInView } = desk.batch(batch)
        stores.cases.case(caseNo)
        const { user, roles } = desk.vault.session
        atomically(() => {
          audit.append('case.opened', caseNo, 'ok')
          beginCase(stores, caseNo, workerOf(stores, { name: user, roles }), desk.ports.clock().toISOString())
        })
        caseInView.caseNo = caseNo
        return showCase(desk, batch, caseNo)
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
      async prepare({ batch, caseNo }) {
        const desk = seat.desk()
        for (const document of shownFirst(showCase(desk, batch, caseNo)))
          await desk.prepared.prepare(documentAt(desk, batch, document))
      },
    },
  }
}

/** The documents that a reviewer most likely sees first: the first with a doubtful field, and the first of all. */
function shownFirst({ documents }: CaseView): DocumentPath[] {
  const readable = documents.filter(
    ({ mediaType, state }) => ReadableMediaType.safeParse(mediaType).success && state !== 'unreadable',
  )
  const doubtful = readable.find(({ fields }) =>
    fields.some(({ read, confirmed }) => confirmed === null && read.state !== 'sure'),
  )
  return [...new Set([doubtful, readable[0]])].flatMap((document) => document?.path ?? [])
}
