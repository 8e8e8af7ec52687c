import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import type { BatchStores } from '../../../main/review/caseView.ts'
import { evaluateAll, evaluateAndKeep } from '../../../main/review/evaluation.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { DocumentReading, PageReading } from '../../../shared/domain/reading.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { goodPicture } from '../rules/aCase.ts'

const at = new Date('2026-03-02T08:00:00Z')
const numbers = ['11010519491231002X', '440524198001010013', '810000199408230021'] as const
const terms = {
  format: 'loan-review-order/1',
  orderId: 'O',
  title: 'T',
  issuedAt: '2026-03-01T08:00:00Z',
  levels: [1],
  checklist: [],
  reasons: [],
} as const

let database: Database
let stores: BatchStores

beforeEach(() => {
  database = createDatabase({
    path: join(temporaryFolder(), 'batch.db'),
    key: new Uint8Array(32).fill(3),
    clock: () => at,
    migrations: batchMigrations,
  })
  stores = createBatchStores(database)
})
afterEach(() => void database.close())

const caseNo = (index: number) => CaseNo.parse(`A-${index + 1}`)
const front = (index: number) => DocumentPath.parse(`docs/${caseNo(index)}/1.jpg`)

/** A batch of so many cases, each with the front of an ID card; nobody declares what another does. */
function receive(count: number, declare: (index: number) => object = () => ({})) {
  const cases = Array.from({ length: count }, (_, index) => ({
    caseNo: caseNo(index),
    application: { name: `样${index}`, id_number: numbers[index] ?? `X${index}`, ...declare(index) },
  }))
  const manifest = cases.map((_, index) => ({
    path: front(index),
    sha256: Sha256Hex.parse(String(index + 1).padStart(64, '0')),
    size: 9,
    mediaType: 'image/jpeg',
    caseNo: caseNo(index),
    kind: 'id-card-front' as const,
  }))
  const received = {
    batchId: BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01'),
    lenderCertSha256: Sha256Hex.parse('a'.repeat(64)),
    sumsSha256: Sha256Hex.parse('b'.repeat(64)),
    terms: { ...terms, levels: [1] as [1], checklist: [], reasons: [] },
  }
  database.transaction(() => {
    stores.cases.add(received, cases, manifest)
    evaluateAll(stores, at)
  })()
}

function read(index: number, fields: PageReading['fields'], hash = '0f1e2d3c4b5a6978') {
  const page: PageReading = {
    page: 1,
    kind: 'id-card-front',
    kindConfidence: 1,
    quality: { ...goodPicture, hash },
    rotation: 0,
    lines: [],
    fields,
    engines: [],
  }
  const reading: DocumentReading = {
    state: 'read',
    error: null,
    pageCount: 1,
    pages: [page],
    traces: { software: ['GIMP 2.10'], isChangedAfterSigning: null },
    seconds: 1,
  }
  stores.readings.put(front(index), reading, at.toISOString())
  evaluateAndKeep(stores, caseNo(index), at)
}

const sure = (value: string) => ({ value, confidence: 1, state: 'sure' as const, reasons: [], box: null })

/** Codes of what a case is said to share, with whom. */
function shared(index: number): [string, readonly CaseNo[]][] {
  return stores.findings
    .of(caseNo(index))
    .filter(({ cases }) => cases.length > 0)
    .map(({ code, cases }) => [code, cases])
}

describe('cases of one batch', () => {
  it('share what was declared from the start, however it is written', () => {
    receive(3, (index) => ({ phone: ['138 0013 8000', '+8613800138000', '13800138001'][index] }))
    expect([0, 1, 2].map(shared)).toEqual([[['SAME_PHONE', [caseNo(1)]]], [['SAME_PHONE', [caseNo(0)]]], []])
  })

  it('share what is read later, and the case that was read before is told as well', () => {
    receive(3)
    read(0, { id_number: sure('440524198001010013') })
    expect(shared(0)).toEqual([['SAME_ID_NUMBER', [caseNo(1)]]])
    expect(shared(1)).toEqual([['SAME_ID_NUMBER', [caseNo(0)]]])
    expect(stores.findings.of(caseNo(1)).find(({ code }) => code === 'SAME_ID_NUMBER')).toMatchObject({
      state: 'warn',
      seen: null,
      evidence: null,
    })
    expect(shared(2)).toEqual([])
  })

  it('no longer share what a person has corrected', () => {
    receive(2)
    read(0, { id_number: sure('440524198001010013') })
    const by = UserName.parse('王样')
    const confirmation = { document: front(0), page: 1, name: 'id_number', value: numbers[0] } as const
    stores.confirmations.add({ ...confirmation, by, at: at.toISOString() })
    evaluateAndKeep(stores, caseNo(0), at)
    expect([shared(0), shared(1)]).toEqual([[], []])
  })

  it('share a picture whose hashes differ in few bits, and not one that differs in many', () => {
    receive(3)
    read(0, {}, '0f1e2d3c4b5a6978')
    read(1, {}, '0f1e2d3c4b5a697b')
    read(2, {}, 'f0e1d2c3b4a59687')
    expect(shared(0)).toEqual([['SAME_LOOK', [caseNo(1)]]])
    expect(shared(1)).toEqual([['SAME_LOOK', [caseNo(0)]]])
    expect(shared(2)).toEqual([])
  })

  it('share nothing by pictures of one colour', () => {
    receive(2)
    read(0, {}, '0000000000000000')
    read(1, {}, '0000000000000000')
    expect([shared(0), shared(1)]).toEqual([[], []])
  })

  it('name at most ten others', () => {
    receive(30, () => ({ phone: '13800138000' }))
    expect(shared(29)).toEqual([['SAME_PHONE', Array.from({ length: 10 }, (_, index) => caseNo(index))]])
  })

  it('are judged the same when they are judged again', () => {
    receive(3, () => ({ phone: '13800138000' }))
    read(0, { id_number: sure('440524198001010013') })
    const before = [0, 1, 2].map((index) => stores.findings.of(caseNo(index)))
    evaluateAll(stores, at)
    expect([0, 1, 2].map((index) => stores.findings.of(caseNo(index)))).toEqual(before)
  })
})

it('a case costs as much in a big batch as in a small one, whatever all of its cases share', () => {
  receive(1000, (index) => ({
    phone: `139${String(index % 50).padStart(8, '0')}`,
    address: '样本省样本市样本路1号',
  }))
  const seconds = (index: number) => {
    const start = performance.now()
    database.transaction(() => evaluateAndKeep(stores, caseNo(index), at))()
    return (performance.now() - start) / 1000
  }
  const quickest = Math.min(...Array.from({ length: 20 }, (_, index) => seconds(index * 7)))
  // Reading a thousand cases takes a second; an index takes milliseconds, even on a busy machine.
  expect(quickest).toBeLessThan(0.02)
}, 60_000)

it('what a field has beside its value, and what a file says of itself, is kept', () => {
  receive(1)
  const name = { ...sure('样甲'), candidates: ['样申'], fen: 500_000_000 }
  read(0, { name })
  expect(stores.readings.fieldsOf(caseNo(0))).toMatchObject([{ read: name }])
  expect(stores.readings.get(front(0))?.traces).toEqual({
    software: ['GIMP 2.10'],
    isChangedAfterSigning: null,
  })
})
