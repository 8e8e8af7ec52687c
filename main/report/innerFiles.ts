import type { ResultHead } from '../../shared/domain/result.ts'
import type { InnerFile } from '../package/writer.ts'
import type { BatchStores } from '../review/caseView.ts'
import type { AuditLog } from '../vault/auditLog.ts'
import { createCaseWalks } from './caseWalks.ts'
import type { DecidedCase } from './deliveryStore.ts'
import type { Evidence } from './evidence.ts'
import type { PackedFile } from './pdf/transfer.ts'
import { resultFiles, textFile, transferFile } from './resultFiles.ts'
import { resultCases } from './results.ts'

/** What the files of a result are made from. */
export interface InnerFilesSource {
  readonly stores: BatchStores
  readonly audit: AuditLog
  /** Pictures for the report. */
  readonly evidence: Evidence
}

/**
 * The files of a result package, each made as it is written.
 *
 * @param onCase told how far it has come, in cases: each counts once, however often the files go past it
 */
export function* innerFiles(
  head: ResultHead,
  decided: readonly DecidedCase[],
  source: InnerFilesSource,
  onCase: (done: number, total: number) => void = () => undefined,
): Iterable<InnerFile> {
  const packed: PackedFile[] = []
  for (const file of filesBeforeRegister(head, decided, source, onCase))
    yield { ...file, packed: (digest) => packed.push({ name: file.name, ...digest }) }
  yield transferFile(head, packed)
}

function* filesBeforeRegister(
  head: ResultHead,
  decided: readonly DecidedCase[],
  { stores, audit, evidence }: InnerFilesSource,
  onCase: (done: number, total: number) => void,
): Iterable<InnerFile> {
  const caseNos = decided.map(({ caseNo }) => caseNo)
  const walk = createCaseWalks(caseNos, (some) => resultCases(stores, some))
  const walks = resultFiles.reduce((sum, file) => sum + file.walks(head), 0)
  let passed = 0
  function* cases() {
    for (const one of walk()) {
      yield one
      onCase(Math.floor(++passed / walks), caseNos.length)
    }
  }
  for (const { make } of resultFiles) yield make(head, cases, evidence)
  yield textFile('opinions.jsonl', function* () {
    for (const caseNo of caseNos) for (const { jws } of stores.opinions.of(caseNo)) yield `${jws}\n`
  })
  yield textFile('audit.log', function* () {
    for (const line of audit.lines()) yield `${line}\n`
  })
  for (const { thumbprint, certificatePem } of stores.opinions.signersOn(caseNos))
    yield textFile(`certs/${thumbprint}.pem`, () => [certificatePem])
}
