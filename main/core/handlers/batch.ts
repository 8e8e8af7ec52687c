import type { BatchView } from '../../../shared/domain/view.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { importBatch } from '../../batch/importBatch.ts'
import type { RegisteredBatch } from '../../batch/registerStore.ts'
import { isPast } from '../../batch/retention.ts'
import { isToBeRead } from '../../reading/selection.ts'
import { exportResult } from '../../report/exportResult.ts'
import { evaluateAll } from '../../review/evaluation.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import type { Grants } from '../grants.ts'
import type { JobContext } from '../jobs.ts'
import { createBatchStores } from '../openBatch.ts'
import { readOpenBatch } from '../readOpenBatch.ts'

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
      list() {
        const desk = seat.desk()
        return desk.register.list().map((registered) => viewBatch(desk, registered))
      },
      import({ package: handle }) {
        const desk = seat.desk()
        const path = grants.pathOf(handle)
        return desk.jobs.start({ step: 'import', unit: 'bytes', batch: null }, (context) =>
          importInto(desk, path, context),
        )
      },
      read({ batch }) {
        const desk = seat.desk()
        desk.register.get(batch)
        return desk.jobs.start({ step: 'read', unit: 'documents', batch }, async (context) => {
          await readOpenBatch(desk.batch(batch), desk.ports, context)
          desk.vault.audit.append('batch.read', batch, 'ok')
          return batch
        })
      },
      export({ batch, target }) {
        const desk = seat.desk()
        desk.register.get(batch)
        const out = grants.pathOf(target)
        return desk.jobs.start({ step: 'export', unit: 'cases', batch }, async (context) => {
          await exportOf(desk, desk.batch(batch).registered, out, context)
          return batch
        })
      },
    },
  }
}

async function importInto(desk: Desk, path: string, context: JobContext) {
  const { vault, register, ports } = desk
  return importBatch(
    {
      vault,
      register,
      clock: ports.clock,
      ...(ports.threads && { threads: ports.threads }),
      prepare: (database, at) => evaluateAll(createBatchStores(database), at),
    },
    path,
    context,
  )
}

async function exportOf(
  desk: Desk,
  registered: RegisteredBatch,
  out: string,
  context: JobContext,
): Promise<void> {
  const { vault, register, ports } = desk
  const { stores, audit } = desk.batch(registered.batchId)
  const lender = vault.lenders.inGoodStanding(registered.lender)
  const { packageId } = await exportResult(
    {
      stores,
      audit,
      vendor: vault.vendor,
      exporter: vault.person,
      lender,
      clock: ports.clock,
    },
    out,
    context,
  )
  register.markExported(registered.batchId)
  for (const log of [audit, vault.audit])
    log.append('result.exported', registered.batchId, 'ok', { packageId })
  vault.batchLogs.record(registered.batchId, audit)
}

function viewBatch(desk: Desk, registered: RegisteredBatch): BatchView {
  if (registered.state === 'destroyed' || !desk.vault.batches.isOpenable(registered.batchId))
    return viewClosedBatch(desk, registered)
  const { stores } = desk.batch(registered.batchId)
  const { terms } = stores.cases.received()
  const documents = stores.cases.documents()
  const read = stores.readings.readPaths()
  const progress = [...stores.opinions.progressByCase().values()]
  const decided = progress.filter(({ levels }) => levels >= terms.levels.length).length
  return {
    ...viewRegistered(desk, registered),
    state: stateOf(registered, progress.length, decided),
    decided,
    documents: documents.length,
    read: read.size,
    toRead: documents.filter((document) => isToBeRead(document) && !read.has(document.path)).length,
  }
}

/** What the register knows of a batch that nothing opens. */
function viewClosedBatch(desk: Desk, registered: RegisteredBatch): BatchView {
  return {
    ...viewRegistered(desk, registered),
    state: registered.state === 'destroyed' ? 'destroyed' : 'no-key',
    decided: 0,
    documents: registered.documents,
    read: 0,
    toRead: 0,
  }
}

function viewRegistered({ ports }: Desk, registered: RegisteredBatch) {
  const { batchId, lender, title, orderId, importedAt, due, retainUntil, cases, state } = registered
  const isOverdue = state !== 'destroyed' && isPast(retainUntil, ports.clock())
  return { batchId, lender, title, orderId, importedAt, due, retainUntil, isOverdue, cases }
}

function stateOf({ state, cases }: RegisteredBatch, begun: number, decided: number): BatchView['state'] {
  if (state === 'exported') return 'exported'
  if (decided === cases) return 'decided'
  return begun > 0 ? 'in-review' : 'imported'
}
