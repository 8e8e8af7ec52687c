import type { z } from 'zod'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { type TrainingTask, tasksFor } from '../../../shared/domain/training.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { fieldsOfCase } from '../../review/fields.ts'
import type { Desk } from '../desk.ts'
import type { OpenBatch } from '../openBatch.ts'

/** Whether a request that was answered was the deed of a task. */
type Sign = (name: string, input: unknown, batchOf: (batch: BatchId) => OpenBatch | null) => boolean

/** A request of this name about the training batch, of which `where` says whether it counts. */
function asked<I extends z.ZodType<{ batch: BatchId }>>(
  request: string,
  { input: schema }: { readonly input: I },
  where: (input: z.output<I>, batch: OpenBatch) => boolean = () => true,
): Sign {
  return (name, input, batchOf) => {
    if (name !== request) return false
    const parsed = schema.safeParse(input)
    const batch = parsed.success ? batchOf(parsed.data.batch) : null
    return parsed.success && batch !== null && where(parsed.data, batch)
  }
}

const { case: cases, field, finding, opinion, queue } = contract

/** What shows that a task was done: the very request that the work itself makes. */
const signs: Readonly<Record<TrainingTask, Sign>> = {
  'open-case': asked('case.open', cases.open),
  'reveal-number': asked('case.reveal', cases.reveal),
  'settle-doubt': asked('field.confirm', field.confirm, settlesDoubt),
  'confirm-field': asked('field.confirm', field.confirm, (input, batch) => !settlesDoubt(input, batch)),
  'explain-finding': asked('finding.settle', finding.settle, ({ as }) => as !== 'open'),
  'give-opinion': asked('opinion.submit', opinion.submit, ({ decision }) => decision !== 'return'),
  'save-next': asked('queue.next', queue.next, ({ after, take }) => after !== null && take),
  'return-case': asked('opinion.submit', opinion.submit, ({ decision }) => decision === 'return'),
  'find-case': asked('queue.find', queue.find, ({ filter }) => filter.text !== ''),
  'assign-case': asked('queue.assign', queue.assign),
}

/** Whether an answer settles what the reading left open: a doubtful field, or one that was read wrong. */
function settlesDoubt(
  { document, page, field: name, answer }: z.output<typeof field.confirm.input>,
  { stores }: OpenBatch,
): boolean {
  const { caseNo } = stores.cases.document(document)
  const read = fieldsOfCase(stores, caseNo).find(
    (one) => one.document === document && one.page === page && one.name === name,
  )?.read
  const isAsRead = answer.as === 'read' || (answer.as === 'typed' && answer.value === read?.value)
  return read?.state !== 'sure' || !isAsRead
}

/** Notices what a request did for the training of the person at the desk, and says so. */
export function noticeTask(desk: Desk, name: string, input: unknown): void {
  const { vault, ports } = desk
  const { user, roles } = vault.session
  const batchOf = (batch: BatchId) => (vault.training.find(batch)?.person === user ? desk.batch(batch) : null)
  const seen = tasksFor(roles).filter((task) => signs[task](name, input, batchOf))
  const batchId = seen.length > 0 ? batchIn(input) : null
  if (batchId === null) return
  const at = ports.clock().toISOString()
  const news = seen.filter((task) => vault.training.taskDone(batchId, task, at))
  if (news.length === 0) return
  const done = vault.training.tasks(batchId)
  if (tasksFor(roles).every((task) => done.has(task)) && vault.training.complete(batchId, at))
    vault.audit.append('training.completed', user, 'ok', { batch: batchId, tasks: done.size })
  desk.trainingChanged()
}

function batchIn(input: unknown): BatchId | null {
  return (input as { batch?: BatchId }).batch ?? null
}
