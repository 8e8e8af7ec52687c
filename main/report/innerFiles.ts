import type { ResultHead } from '../../shared/domain/result.ts'
import type { InnerFile } from '../package/writer.ts'
import type { BatchStores } from '../review/caseView.ts'
import type { AuditLog } from '../vault/auditLog.ts'
import type { DecidedCase } from './deliveryStore.ts'
import { resultFiles, textFile } from './resultFiles.ts'
import { resultCases } from './results.ts'

/** What the files of a result are made from. */
export interface InnerFilesSource {
  readonly stores: BatchStores
  readonly audit: AuditLog
}

/**
 * The files of a result package, each made as it is written.
 *
 * @param onCase told of each case that a file has come past, of all that the files go through together
 */
export function* innerFiles(
  head: ResultHead,
  decided: readonly DecidedCase[],
  { stores, audit }: InnerFilesSource,
  onCase: (done: number, total: number) => void = () => undefined,
): Iterable<InnerFile> {
  const caseNos = decided.map(({ caseNo }) => caseNo)
  const total = caseNos.length * resultFiles.reduce((walks, file) => walks + file.walks(head), 0)
  let done = 0
  function* cases() {
    for (const one of resultCases(stores, caseNos)) {
      yield one
      onCase(++done, total)
    }
  }
  for (const { make } of resultFiles) yield make(head, cases)
  yield textFile('opinions.jsonl', function* () {
    for (const caseNo of caseNos) for (const { jws } of stores.opinions.of(caseNo)) yield `${jws}\n`
  })
  yield textFile('audit.log', function* () {
    for (const line of audit.lines()) yield `${line}\n`
  })
  for (const { thumbprint, certificatePem } of stores.opinions.signersOn(caseNos))
    yield textFile(`certs/${thumbprint}.pem`, () => [certificatePem])
}
