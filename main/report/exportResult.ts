import { randomUUID } from 'node:crypto'
import { BatchId } from '../../shared/domain/ids.ts'
import type { ResultHead } from '../../shared/domain/result.ts'
import type { PartyCard } from '../package/card.ts'
import type { CertifiedKey } from '../package/certificate.ts'
import { type InnerFile, type WrittenPackage, writePackage } from '../package/writer.ts'
import type { BatchStores } from '../review/caseView.ts'
import type { AuditLog } from '../vault/auditLog.ts'
import type { DecidedCase, Delivery, DeliveryStore, ResultRequest } from './deliveryStore.ts'
import { resultFiles, textFile } from './resultFiles.ts'
import { planResult, resultHead } from './resultHead.ts'
import { resultCases } from './results.ts'

/** What a result package is made from and who the parties are. Nothing of it may change while the package is written. */
export interface ResultSource {
  readonly stores: BatchStores & { readonly deliveries: DeliveryStore }
  readonly audit: AuditLog
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
  { stores, audit, vendor, exporter, lender, clock }: ResultSource,
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
    audit: audit.head(),
  })
  const written = await writePackage({
    out,
    kind: 'result',
    packageId,
    createdAt: now,
    from: vendor,
    cosigners: [exporter],
    to: [{ name: lender.name, recipient: lender.recipient }],
    refs: { batchId, batchSumsSha256: sumsSha256 },
    inner: innerFiles(head, plan.cases, { stores, audit }, progress),
    signal,
  })
  return {
    written,
    delivery: { packageId, sumsSha256: written.sumsSha256, at: head.exportedAt, audit: head.audit },
    cases: plan.cases,
  }
}

/** The files of a result package, each made as it is written. */
function* innerFiles(
  head: ResultHead,
  decided: readonly DecidedCase[],
  { stores, audit }: Pick<ResultSource, 'stores' | 'audit'>,
  progress: (done: number, total: number) => void,
): Iterable<InnerFile> {
  const caseNos = decided.map(({ caseNo }) => caseNo)
  const total = caseNos.length * resultFiles.length
  let done = 0
  function* cases() {
    for (const one of resultCases(stores, caseNos)) {
      yield one
      progress(++done, total)
    }
  }
  for (const make of resultFiles) yield make(head, cases)
  yield textFile('opinions.jsonl', function* () {
    for (const caseNo of caseNos) for (const { jws } of stores.opinions.of(caseNo)) yield `${jws}\n`
  })
  yield textFile('audit.log', function* () {
    for (const line of audit.lines()) yield `${line}\n`
  })
  for (const { thumbprint, certificatePem } of stores.opinions.signersOn(caseNos))
    yield textFile(`certs/${thumbprint}.pem`, () => [certificatePem])
}
