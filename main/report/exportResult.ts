import { randomUUID } from 'node:crypto'
import { BatchId } from '../../shared/domain/ids.ts'
import type { ResultHead } from '../../shared/domain/result.ts'
import type { PartyCard } from '../package/card.ts'
import type { CertifiedKey } from '../package/certificate.ts'
import { temporaryPathOf } from '../package/targetFile.ts'
import { type WrittenPackage, writePackage } from '../package/writer.ts'
import type { AuditLog } from '../vault/auditLog.ts'
import type { DecidedCase, Delivery, ResultRequest } from './deliveryStore.ts'
import type { Evidence } from './evidence.ts'
import { innerFiles } from './innerFiles.ts'
import { planResult, type ReportedStores, resultHead } from './resultHead.ts'
import { createScratch } from './scratch.ts'

/** What a result package is made from and who the parties are. Nothing of it may change while the package is written. */
export interface ResultSource {
  readonly stores: ReportedStores
  readonly audit: AuditLog
  readonly evidence: Evidence
  /** What the lender is told of that went wrong with the batch. */
  readonly incidents: ResultHead['incidents']
  readonly vendor: { readonly name: string } & CertifiedKey
  /** Who exports, and signs the result beside the vendor. */
  readonly exporter: { readonly name: string } & CertifiedKey
  readonly lender: PartyCard
  readonly clock: () => Date
}

/**
 * Writes the next result package of a batch, as `planResult` says. Nothing is written otherwise.
 *
 * @param out path of the new file
 * @returns the package, and what is to be recorded of it
 * @throws SealdeskError what `planResult` throws; `file/*`, `job/cancelled`
 */
export async function exportResult(
  { stores, audit, evidence, incidents, vendor, exporter, lender, clock }: ResultSource,
  request: ResultRequest,
  out: string,
  { progress, signal }: { progress: (done: number, total: number) => void; signal: AbortSignal },
): Promise<{ written: WrittenPackage; delivery: Delivery; cases: readonly DecidedCase[] }> {
  const plan = planResult(stores, request)
  const { batchId, sumsSha256 } = stores.cases.received()
  const now = clock()
  const packageId = BatchId.parse(randomUUID())
  const head = resultHead(stores, plan, {
    packageId,
    vendor: vendor.name,
    exportedAt: now.toISOString(),
    incidents,
    audit: audit.head(),
  })
  const scratch = createScratch(temporaryPathOf(out))
  const written = await writePackage({
    out,
    kind: 'result',
    packageId,
    createdAt: now,
    from: vendor,
    cosigners: [exporter],
    to: [{ name: lender.name, recipient: lender.recipient }],
    refs: { batchId, batchSumsSha256: sumsSha256 },
    inner: innerFiles(head, plan.cases, { stores, audit, evidence, scratch }, progress),
    signal,
  }).finally(scratch.close)
  return {
    written,
    delivery: { packageId, sumsSha256: written.sumsSha256, at: head.exportedAt, audit: head.audit },
    cases: plan.cases,
  }
}
