import { basename } from 'node:path'
import type { JobId } from '../../../shared/domain/ids.ts'
import type { ResumableStep } from '../../../shared/domain/view.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { BegunJob } from '../../batch/jobStore.ts'
import { removeUnfinished } from '../../package/targetFile.ts'
import { startExport, startImport, startRead } from '../batchJobs.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import { requireBelow } from '../exportFolder.ts'

/** Long jobs: ending them, and taking up what locking or a crash has interrupted. */
export function jobHandlers({ seat }: { seat: Seat }): Pick<Handlers<typeof contract, 'core', void>, 'job'> {
  return {
    job: {
      cancel: ({ job }) => seat.desk().jobs.cancel(job),
      pause: ({ job }) => seat.desk().jobs.pause(job),
      unfinished: () =>
        unfinishedAt(seat.desk()).map(({ job, step, batch, path, startedAt, startedBy }) => ({
          job,
          step,
          batch,
          file: path === null ? null : basename(path),
          startedAt,
          startedBy,
        })),
      async resume({ job }) {
        const desk = seat.desk()
        const begun = take(desk, job)
        await clearRemains(begun)
        const resumed = restart(desk, begun)
        desk.begunJobs.end(job)
        return resumed
      },
      async drop({ job }) {
        const desk = seat.desk()
        await clearRemains(take(desk, job))
        desk.begunJobs.end(job)
      },
    },
  }
}

/** Interrupted jobs that this person could have started. */
function unfinishedAt({ begunJobs, jobs, vault }: Desk): BegunJob[] {
  const { roles } = vault.session
  const isTheirs = (step: ResumableStep) => step === 'read' || roles.includes('supervisor')
  return begunJobs.list().filter(({ job, step }) => !jobs.isRunning(job) && isTheirs(step))
}

/** @throws SealdeskError `job/unknown` */
function take(desk: Desk, job: JobId): BegunJob {
  const begun = unfinishedAt(desk).find((candidate) => candidate.job === job)
  if (!begun) throw new SealdeskError('job/unknown')
  return begun
}

/** What a process that was ended in the middle has left beside the file that it was writing. */
async function clearRemains({ step, path }: BegunJob): Promise<void> {
  if (step === 'export' && path !== null) await removeUnfinished(path)
}

function restart(desk: Desk, { step, batch, path }: BegunJob): JobId {
  if (step === 'import' && path !== null) return startImport(desk, path)
  if (step === 'read' && batch !== null) return startRead(desk, batch)
  if (step === 'export' && batch !== null && path !== null) {
    requireBelow(desk.ports.rules?.exportFolder, path)
    return startExport(desk, batch, path, null)
  }
  throw new Error(`an unfinished ${step} does not say what it was about`)
}
