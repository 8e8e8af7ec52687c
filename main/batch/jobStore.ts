import type { Database } from 'better-sqlite3'
import type { BatchId, JobId } from '../../shared/domain/ids.ts'
import { BatchId as BatchIdSchema, JobId as JobIdSchema } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import { ResumableStep } from '../../shared/domain/view.ts'

/** A job that was begun and has not ended: it runs, or something interrupted it. */
export interface BegunJob {
  readonly job: JobId
  readonly step: ResumableStep
  readonly batch: BatchId | null
  /** Of the file that it reads or writes outside of the vault. */
  readonly path: string | null
  /** ISO 8601 instant. */
  readonly startedAt: string
  readonly startedBy: UserName
}

interface JobRecord {
  job_id: string
  step: string
  batch_id: string | null
  path: string | null
  started_at: string
  started_by: string
}

/** Jobs that have not ended, so that whoever unlocks next can take them up again. */
export function createJobStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO unfinished_job (job_id, step, batch_id, path, started_at, started_by)
     VALUES (:job, :step, :batch, :path, :startedAt, :startedBy)`,
  )
  const removeSame = db.prepare(
    'DELETE FROM unfinished_job WHERE step = :step AND batch_id IS :batch AND path IS :path',
  )
  const remove = db.prepare('DELETE FROM unfinished_job WHERE job_id = :job')
  const removeOfBatch = db.prepare('DELETE FROM unfinished_job WHERE batch_id = :batch')
  const selectAll = db.prepare<[], JobRecord>('SELECT * FROM unfinished_job ORDER BY started_at, job_id')

  return {
    /** Takes the place of an interrupted job that was to do the same. */
    begin: db.transaction((begun: BegunJob): void => {
      removeSame.run(begun)
      insert.run(begun)
    }),
    end: (job: JobId): void => void remove.run({ job }),
    endAllOf: (batch: BatchId): void => void removeOfBatch.run({ batch }),
    list: (): BegunJob[] => selectAll.all().map(toJob),
  }
}

function toJob(row: JobRecord): BegunJob {
  return {
    job: JobIdSchema.parse(row.job_id),
    step: ResumableStep.parse(row.step),
    batch: row.batch_id === null ? null : BatchIdSchema.parse(row.batch_id),
    path: row.path,
    startedAt: row.started_at,
    startedBy: UserName.parse(row.started_by),
  }
}
