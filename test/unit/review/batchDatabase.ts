import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { BatchId, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { ManifestLine } from '../../../shared/domain/manifest.ts'
import { type OrderCase, OrderTerms } from '../../../shared/domain/order.ts'
import { judgeAll } from '../../fixtures/judgeAll.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

export const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')

/** The database of a batch as its import leaves it, until the test ends: every case is entered and judged. */
export function aBatchDatabase(
  cases: readonly OrderCase[],
  documents: readonly Omit<ManifestLine, 'sha256' | 'size'>[],
  at: Date,
  terms: Partial<OrderTerms> = {},
) {
  const database = createDatabase({
    path: join(temporaryFolder(), 'batch.db'),
    key: new Uint8Array(32).fill(3),
    clock: () => at,
    migrations: batchMigrations,
  })
  onTestFinished(() => void database.close())
  const stores = createBatchStores(database)
  const received = {
    batchId,
    lenderCertSha256: Sha256Hex.parse('a'.repeat(64)),
    sumsSha256: Sha256Hex.parse('b'.repeat(64)),
    terms: OrderTerms.parse({
      format: 'loan-review-order/1',
      orderId: 'O',
      title: '样本',
      issuedAt: '2026-03-01T08:00:00Z',
      levels: [1],
      ...terms,
    }),
  }
  // Each document is another file.
  const manifest = documents.map((document, index) => ({
    ...document,
    sha256: Sha256Hex.parse(String(index + 1).padStart(64, '0')),
    size: 9,
  }))
  database.transaction(() => {
    stores.cases.add(received, cases, manifest)
    judgeAll(stores, at)
  })()
  return { database, stores }
}
