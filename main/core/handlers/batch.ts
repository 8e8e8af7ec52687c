import type { BatchView } from '../../../shared/domain/view.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { RegisteredBatch } from '../../batch/registerStore.ts'
import { isPast } from '../../batch/retention.ts'
import { startExport, startImport, startRead } from '../batchJobs.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import { explainError } from '../explainError.ts'
import type { Grants } from '../grants.ts'
import { requireLender } from '../training/training.ts'

/** Batches as a whole: in, through the readers, and out. */
export function batchHandlers({
  seat,
  grants,
}: {
  seat: Seat
  grants: Grants
}): Pick<Handlers<typeof contract, 'core', void>, 'batch'> {
  return {
    batch: {
      async list() {
        const desk = seat.desk()
        const views: BatchView[] = []
        for (const { batchId } of desk.register.list()) {
          await desk.ready(batchId)
          const registered = desk.register.get(batchId)
          if (isListed(desk, registered)) views.push(viewBatch(desk, registered))
        }
        return views
      },
      import: ({ package: handle }) => startImport(seat.desk(), grants.pathOf(handle)),
      read: ({ batch }) => startRead(seat.desk(), batch),
      export({ batch, target, reason, isAgain }) {
        const desk = seat.desk()
        requireLender(desk.vault, batch)
        return startExport(desk, batch, grants.exportPathOf(target), { reason, isAgain })
      },
    },
  }
}

/** Of training there is only what somebody still practises on: their own, and for a supervisor everybody's. */
function isListed({ vault }: Desk, { batchId, state }: RegisteredBatch): boolean {
  const training = vault.training.find(batchId)
  const { user, roles } = vault.session
  return !training || (state !== 'destroyed' && (training.person === user || roles.includes('supervisor')))
}

/** One batch that cannot be opened does not stand in the way of the others. */
function viewBatch(desk: Desk, registered: RegisteredBatch): BatchView {
  const { batchId, state } = registered
  if (state === 'destroyed') return viewClosedBatch(desk, registered, 'destroyed')
  if (!desk.vault.batches.isOpenable(batchId)) return viewClosedBatch(desk, registered, 'no-key')
  try {
    return viewOpenBatch(desk, registered)
  } catch (error) {
    const known = explainError(desk.ports)(error)
    if (!(known instanceof SealdeskError)) throw error
    const { code, params } = known
    return { ...viewClosedBatch(desk, registered, 'unreadable'), error: { code, params } }
  }
}

function viewOpenBatch(desk: Desk, registered: RegisteredBatch): BatchView {
  const { stores } = desk.batch(registered.batchId)
  const { begun, decided, documents, toRead } = stores.rows.progress()
  return {
    ...viewRegistered(desk, registered),
    state: stateOf(registered, begun, decided),
    error: null,
    decided,
    documents,
    read: stores.readings.countRead(),
    toRead,
  }
}

/** What the register knows of a batch that nothing opens. */
function viewClosedBatch(desk: Desk, registered: RegisteredBatch, state: BatchView['state']): BatchView {
  return {
    ...viewRegistered(desk, registered),
    state,
    error: null,
    decided: 0,
    documents: registered.documents,
    read: 0,
    toRead: 0,
  }
}

function viewRegistered({ ports, vault }: Desk, registered: RegisteredBatch) {
  const { batchId, lender, title, orderId, importedAt, due, retainUntil, cases, state } = registered
  const training = vault.training.find(batchId)?.person ?? null
  const isOverdue = state !== 'destroyed' && isPast(retainUntil, ports.clock())
  return { batchId, lender, title, orderId, importedAt, due, retainUntil, isOverdue, cases, training }
}

function stateOf({ state, cases }: RegisteredBatch, begun: number, decided: number): BatchView['state'] {
  if (state === 'exported') return 'exported'
  if (decided === cases) return 'decided'
  return begun > 0 ? 'in-review' : 'imported'
}
