import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import { createAssigner } from '../../../main/review/assignment.ts'
import { evaluateAndKeep } from '../../../main/review/evaluation.ts'
import { daysOf } from '../../../main/review/queue.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { OrderTerms } from '../../../shared/domain/order.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import { judgeAll } from '../../fixtures/judgeAll.ts'
import { formatTable, quantile, type Row } from '../report.ts'
import { aCase, onlyName } from './manyCases.ts'

/**
 * `npm run bench:queue:core`: what the core takes for each request about the queue of a batch of 100 000 invented cases,
 * in its encrypted database and without a window. While it answers one, it answers nothing else.
 */
const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' } } })
const count = Number(values.cases)
const repeats = 9
const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'sealdesk-bench-core-'))
const database = createDatabase({
  path: join(folder, 'batch.db'),
  key: new Uint8Array(32).fill(3),
  clock: () => now,
  migrations: batchMigrations,
})
// As `batches.open` has it.
database.pragma('cache_size = -32768')
const stores = createBatchStores(database)
const reviewers = [
  { name: UserName.parse('样本甲'), levels: [1] },
  { name: UserName.parse('样本乙'), levels: [1] },
] as const
const digest = (digit: string) => Sha256Hex.parse(digit.repeat(64))
const numberOf = (index: number) => CaseNo.parse(aCase(index).caseNo)

try {
  console.log(`\n${formatTable([takeIn(), ...look(), ...change()])}`)
} finally {
  database.close()
  rmSync(folder, { recursive: true })
}

function takeIn(): Row {
  const terms = OrderTerms.parse({
    format: 'loan-review-order/1',
    orderId: 'BENCH',
    title: '样本批次',
    issuedAt: '2026-06-01T08:00:00Z',
    levels: [1, 2],
  })
  const cases = Array.from({ length: count }, (_, index) => ({ ...aCase(index), caseNo: numberOf(index) }))
  const manifest = cases.map(({ caseNo }, index) => ({
    path: DocumentPath.parse(`docs/${caseNo}/1.jpg`),
    caseNo,
    sha256: Sha256Hex.parse(index.toString(16).padStart(64, '0')),
    size: 200,
    mediaType: 'image/jpeg',
  }))
  const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
  const received = { batchId, lenderCertSha256: digest('a'), sumsSha256: digest('b'), terms }
  const ours = took(() =>
    database.transaction(() => {
      stores.cases.add(received, cases, manifest)
      judgeAll(stores, now)
    })(),
  )
  return { measure: `entering and judging ${count} cases`, unit: 's', ours: ours / 1000 }
}

function look(): Row[] {
  const find =
    (filter: object, sort: object = {}) =>
    () =>
      stores.queue.find(QueueFilter.parse(filter), QueueSort.parse(sort), daysOf(now), { withSaid: true })
  const asked: readonly (readonly [string, () => unknown])[] = [
    ['all positions', find({})],
    ...QueueSort.shape.by
      .unwrap()
      .options.map((by) => [`sorted by ${by}`, find({}, { by, isDescending: true })] as const),
    ['filter by state and level', find({ states: ['waiting'], levels: [1] })],
    ['filter by due date', find({ due: 'overdue' })],
    ['filter by product', find({ products: ['消费贷'] })],
    ['search for a name', find({ text: onlyName })],
    ['search for two characters', find({ text: '样明' })],
    ['search for one character', find({ text: '样' })],
    ['search for a number that every case has', find({ text: '110105' })],
    ['search for part of a number', find({ text: '13900004' })],
    ['counts', () => stores.queue.counts(daysOf(now))],
    ['200 rows', () => stores.rows.at(Array.from({ length: 200 }, (_, index) => (index * 499) % count))],
    ['next case', () => stores.nextCases.next(reviewers[0], [], numberOf(count >> 1))],
    ['progress of the batch', () => stores.rows.progress()],
    ['board', () => stores.board.numbers(now.toISOString(), [])],
  ]
  return asked.map(([measure, ask]) => ({ measure, unit: 'ms', ours: median(ask), limit: 200 }))
}

function change(): Row[] {
  const assign = (cases: number) => () => {
    const order = {
      positions: Array.from({ length: cases }, (_, index) => index),
      to: { how: 'evenly', people: reviewers.map(({ name }) => name) },
      workers: reviewers,
      by: UserName.parse('样本主管'),
      at: now.toISOString(),
    } as const
    const give = createAssigner(stores, order, () => undefined)
    database.transaction(() => give(order.positions))()
  }
  const judge = () => database.transaction(() => evaluateAndKeep(stores, numberOf(count >> 1), now))()
  return [
    { measure: 'assigning 300 cases', unit: 'ms', ours: took(assign(300)), limit: 1000 },
    { measure: `assigning ${count} cases`, unit: 's', ours: took(assign(count)) / 1000 },
    {
      measure: 'next of the own cases',
      unit: 'ms',
      ours: median(() => stores.nextCases.next(reviewers[0], [], null)),
      limit: 50,
    },
    { measure: 'judging a case and keeping its row', unit: 'ms', ours: median(judge), limit: 50 },
  ]
}

function median(work: () => unknown): number {
  return quantile(
    Array.from({ length: repeats }, () => took(work)),
    0.5,
  )
}

/** @returns milliseconds */
function took(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
