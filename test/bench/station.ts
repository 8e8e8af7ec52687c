import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../../main/core/core.ts'
import { mostThreads } from '../../main/package/contentCheck.ts'
import { BatchId, CaseNo, DocumentPath, type JobId } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import type { JobEnd } from '../../shared/domain/view.ts'
import { createClient, onEvent } from '../../shared/ipc/client.ts'
import { contract } from '../../shared/ipc/contract.ts'
import { corePorts } from '../fixtures/corePorts.ts'

/** What the bench has a station do, each in a process of its own, so that its memory is its own. */
export type StationTask =
  | { readonly task: 'init'; readonly data: string; readonly card: string; readonly keyFile: string }
  | { readonly task: 'import'; readonly data: string; readonly file: string }
  | {
      readonly task: 'export'
      readonly data: string
      readonly batch: string
      readonly cases: readonly string[]
      readonly out: string
    }
  | {
      readonly task: 'open'
      readonly data: string
      readonly batch: string
      readonly folder: string
      readonly paths: readonly string[]
      readonly times: number
      /** How many have been opened in other runs. */
      readonly from: number
    }

export interface ImportAnswer {
  readonly batch: string
  readonly seconds: number
}

/** Milliseconds of each opening, and of each reading and hashing of the same file as it lay in the lender's folder. */
export interface OpenAnswer {
  readonly ours: readonly number[]
  readonly plain: readonly number[]
}

const person = { user: UserName.parse('样本主管'), passphrase: 'four invented 词语 here' }

const task = JSON.parse(process.argv[2] ?? '') as StationTask
const core = createCore({
  ...corePorts(task.data, (where, error) => console.error(where, error)),
  clock: () => new Date(),
  threads: {
    file: new URL('../../main/package/contentWorker.ts', import.meta.url),
    count: Math.min(availableParallelism(), mostThreads),
  },
})
const api = createClient(contract, core)
const answer = await run(task)
await core.close()
console.log(JSON.stringify(answer))

async function run(task: StationTask): Promise<object> {
  if (task.task === 'init') return init(task)
  await api.vault.unlock(person)
  switch (task.task) {
    case 'import':
      return importPackage(task.file)
    case 'export':
      return exportBatch(BatchId.parse(task.batch), task.cases, task.out)
    case 'open':
      return openAtRandom(BatchId.parse(task.batch), task)
  }
}

async function init({ card, keyFile }: StationTask & { task: 'init' }): Promise<object> {
  await api.vault.create({ vendor: '样本外包公司', ...person })
  const handle = core.grant(card)
  const { cardSha256, name } = await api.lender.inspect({ card: handle })
  await api.lender.trust({ card: handle, cardSha256 })
  await api.lender.issueReceivingKey({ lender: name, target: core.grant(keyFile) })
  return {}
}

async function importPackage(file: string): Promise<ImportAnswer> {
  const start = performance.now()
  const { batch } = await ended(api.batch.import({ package: core.grant(file) }))
  if (batch === null) throw new Error('the import named no batch')
  return { batch, seconds: (performance.now() - start) / 1000 }
}

async function exportBatch(batch: BatchId, cases: readonly string[], out: string): Promise<object> {
  for (const caseNo of cases) {
    const reasons = [{ code: 'OTHER', document: null, field: null }]
    await api.opinion.submit({
      batch,
      caseNo: CaseNo.parse(caseNo),
      decision: 'escalate',
      reasons,
      remark: '样本',
    })
  }
  await ended(api.batch.export({ batch, target: core.grant(out) }))
  return {}
}

async function openAtRandom(
  batch: BatchId,
  { folder, paths, times, from }: StationTask & { task: 'open' },
): Promise<OpenAnswer> {
  const ours: number[] = []
  const plain: number[] = []
  // Each round begins in a new process; people work in one that has run for a while.
  const warmUp = 20
  for (let count = 0; count < times + warmUp; count++) {
    // A prime step: neighbours in the package are not opened one after the other.
    const path = paths[((from + count) * 7919) % paths.length] ?? ''
    const opened = await timed(() => api.document.open({ batch, document: DocumentPath.parse(path) }))
    const read = await timed(async () => {
      createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('hex')
    })
    if (count < warmUp) continue
    ours.push(opened)
    plain.push(read)
  }
  return { ours, plain }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function ended(start: Promise<JobId>): Promise<JobEnd> {
  const { promise, resolve } = Promise.withResolvers<JobEnd>()
  const stop = onEvent(contract, core, 'job.ended', resolve)
  await start
  const end = await promise
  stop()
  if (end.outcome.state !== 'done') throw new Error(`the job ${JSON.stringify(end.outcome)}`)
  return end
}
