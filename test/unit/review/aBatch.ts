import { join } from 'node:path'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import { evaluateAll, evaluateAndKeep } from '../../../main/review/evaluation.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { OrderTerms } from '../../../shared/domain/order.ts'
import type { DocumentReading, PageReading } from '../../../shared/domain/reading.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { goodPicture } from '../rules/aCase.ts'

export const at = new Date('2026-03-02T08:00:00Z')
export const numbers = ['11010519491231002X', '440524198001010013', '810000199408230021'] as const

export const caseNo = (index: number) => CaseNo.parse(`A-${index + 1}`)
export const front = (index: number) => DocumentPath.parse(`docs/${caseNo(index)}/1.jpg`)
export const sure = (value: string) => ({
  value,
  confidence: 1,
  state: 'sure' as const,
  reasons: [],
  box: null,
})

/** A batch in a database of its own, of cases that each have the front of an ID card and declare nothing that others do. */
export function aBatch(count: number, declare: (index: number) => object = () => ({})) {
  const database = createDatabase({
    path: join(temporaryFolder(), 'batch.db'),
    key: new Uint8Array(32).fill(3),
    clock: () => at,
    migrations: batchMigrations,
  })
  const stores = createBatchStores(database)
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
  database.transaction(() => {
    stores.cases.add(received, cases, manifest)
    evaluateAll(stores, at)
  })()

  return {
    database,
    stores,
    /** Stores what was read from the card of a case, and judges the case. */
    read(index: number, fields: PageReading['fields'], hash = goodPicture.hash): void {
      stores.readings.put(front(index), readingOf(fields, hash), at.toISOString())
      evaluateAndKeep(stores, caseNo(index), at)
    },
  }
}

const received = {
  batchId: BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01'),
  lenderCertSha256: Sha256Hex.parse('a'.repeat(64)),
  sumsSha256: Sha256Hex.parse('b'.repeat(64)),
  terms: OrderTerms.parse({
    format: 'loan-review-order/1',
    orderId: 'O',
    title: 'T',
    issuedAt: '2026-03-01T08:00:00Z',
    levels: [1],
  }),
}

function readingOf(fields: PageReading['fields'], hash: string): DocumentReading {
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
  return {
    state: 'read',
    error: null,
    pageCount: 1,
    pages: [page],
    traces: { software: ['GIMP 2.10'], isChangedAfterSigning: null },
    seconds: 1,
  }
}
