import { randomUUID } from 'node:crypto'
import type { ResultHead } from '../../shared/domain/result.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { PartyCard } from '../package/card.ts'
import type { CertifiedKey } from '../package/certificate.ts'
import { type InnerFile, type WrittenPackage, writePackage } from '../package/writer.ts'
import type { BatchStores } from '../review/caseView.ts'
import type { AuditLog } from '../vault/auditLog.ts'
import type { DeliveryStore } from './deliveryStore.ts'
import { resultsJson } from './results.ts'

/** What a result package is made from and who the parties are. */
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
 * Writes the result package of a batch whose cases all have their opinions. Nothing is written otherwise.
 *
 * @param out path of the new file
 * @throws SealdeskError `batch/undecided-cases`, `file/*`, `job/cancelled`
 */
export async function exportResult(
  { stores, audit, vendor, exporter, lender, clock }: ResultSource,
  out: string,
  { progress, signal }: { progress: (done: number, total: number) => void; signal: AbortSignal },
): Promise<WrittenPackage> {
  requireAllDecided(stores)
  const { batchId, sumsSha256, terms } = stores.cases.received()
  const now = clock()
  const head: ResultHead = {
    format: 'loan-review-result/1',
    batchId,
    order: terms,
    vendor: vendor.name,
    amendments: stores.amendments.list().map(({ keyId, lenderCertSha256, ...amendment }) => amendment),
    exportedAt: now.toISOString(),
    audit: audit.head(),
    previousAudit: stores.deliveries.lastAudit(),
  }
  const total = stores.cases.countCases()
  const written = await writePackage({
    out,
    kind: 'result',
    packageId: randomUUID(),
    createdAt: now,
    from: vendor,
    cosigners: [exporter],
    to: [{ name: lender.name, recipient: lender.recipient }],
    refs: { batchId, batchSumsSha256: sumsSha256 },
    inner: resultFiles(head, stores, audit, (done) => progress(done, total)),
    signal,
  })
  stores.deliveries.add({ packageId: written.packageId, at: head.exportedAt, audit: head.audit })
  return written
}

/** The files of a result package, each made as it is written. */
function* resultFiles(
  head: ResultHead,
  stores: BatchStores,
  audit: AuditLog,
  onCase: (done: number) => void,
): Iterable<InnerFile> {
  yield textFile('results.json', counted(resultsJson(head, stores), onCase))
  yield textFile(
    'opinions.jsonl',
    lines(stores.opinions.all(), ({ jws }) => jws),
  )
  yield textFile(
    'audit.log',
    lines(audit.lines(), (line) => line),
  )
  for (const { thumbprint, certificatePem } of stores.opinions.signers()) {
    yield textFile(`certs/${thumbprint}.pem`, [certificatePem])
  }
}

function textFile(name: string, texts: Iterable<string>): InnerFile {
  return {
    name,
    async *open() {
      for (const text of texts) yield Buffer.from(text, 'utf8')
    },
  }
}

function* lines<T>(items: Iterable<T>, textOf: (item: T) => string): Iterable<string> {
  for (const item of items) yield `${textOf(item)}\n`
}

function* counted<T>(items: Iterable<T>, onItem: (done: number) => void): Iterable<T> {
  let done = 0
  for (const item of items) {
    yield item
    onItem(++done)
  }
}

function requireAllDecided({ rows }: BatchStores): void {
  const { count, first } = rows.undecided()
  if (first !== null) throw new SealdeskError('batch/undecided-cases', { count, caseNo: first })
}
