import type { Database } from 'better-sqlite3'
import { BatchId } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import { TrainingTask } from '../../shared/domain/training.ts'

/** A batch to practise on. Instants are ISO 8601; `completedAt` is when the last of its person's tasks was done. */
export interface TrainingBatch {
  readonly batchId: BatchId
  readonly person: UserName
  readonly startedAt: string
  readonly completedAt: string | null
}

interface TrainingRow {
  batch_id: string
  person: string
  started_at: string
  completed_at: string | null
}

export type TrainingStore = ReturnType<typeof createTrainingStore>

/** Which batches are there to practise on, by whom, and which tasks they have done in them. */
export function createTrainingStore(db: Database) {
  const insert = db.prepare(
    'INSERT INTO training (batch_id, person, started_at) VALUES (:batchId, :person, :at)',
  )
  const selectOne = db.prepare<[{ batchId: string }], TrainingRow>(
    'SELECT * FROM training WHERE batch_id = :batchId',
  )
  const selectAll = db.prepare<[], TrainingRow>('SELECT * FROM training ORDER BY started_at, batch_id')
  const insertTask = db.prepare(
    'INSERT OR IGNORE INTO training_task (batch_id, task, done_at) VALUES (:batchId, :task, :at)',
  )
  const selectTasks = db.prepare<[{ batchId: string }], { task: string; done_at: string }>(
    'SELECT task, done_at FROM training_task WHERE batch_id = :batchId',
  )
  const updateCompleted = db.prepare(
    'UPDATE training SET completed_at = :at WHERE batch_id = :batchId AND completed_at IS NULL',
  )
  return {
    /** Before the batch is imported: from its first moment on it is known for what it is. */
    begin: (batchId: BatchId, person: UserName, at: string): void => void insert.run({ batchId, person, at }),
    /** Oldest first; those too whose import came to nothing, and those that were thrown away. */
    list: (): TrainingBatch[] => selectAll.all().map(toTraining),
    find(batchId: BatchId): TrainingBatch | undefined {
      const row = selectOne.get({ batchId })
      return row && toTraining(row)
    },
    /** @returns whether the task was not done before */
    taskDone: (batchId: BatchId, task: TrainingTask, at: string): boolean =>
      insertTask.run({ batchId, task, at }).changes === 1,
    /** When each task was done. */
    tasks: (batchId: BatchId): ReadonlyMap<TrainingTask, string> =>
      new Map(selectTasks.all({ batchId }).map(({ task, done_at }) => [TrainingTask.parse(task), done_at])),
    /** @returns whether it was not complete before */
    complete: (batchId: BatchId, at: string): boolean => updateCompleted.run({ batchId, at }).changes === 1,
  }
}

function toTraining(row: TrainingRow): TrainingBatch {
  return {
    batchId: BatchId.parse(row.batch_id),
    person: UserName.parse(row.person),
    startedAt: row.started_at,
    completedAt: row.completed_at,
  }
}
