import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'

export function jobHandlers({ seat }: { seat: Seat }): Pick<Handlers<typeof contract, 'core', void>, 'job'> {
  return { job: { cancel: ({ job }) => seat.desk().jobs.cancel(job) } }
}
