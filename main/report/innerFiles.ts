import type { ResultCase, ResultHead } from '../../shared/domain/result.ts'
import type { InnerFile } from '../package/writer.ts'
import type { BatchStores } from '../review/caseView.ts'
import type { AuditLog } from '../vault/auditLog.ts'
import type { DecidedCase } from './deliveryStore.ts'
import type { Evidence } from './evidence.ts'
import type { FileOfCases, Means } from './fileOfCases.ts'
import { inTurns } from './inTurns.ts'
import type { PackedFile } from './pdf/transfer.ts'
import { resultViews, textFile, transferFile } from './resultFiles.ts'
import { resultSchemaText } from './resultSchema.ts'
import { resultCases, resultsJson } from './results.ts'
import type { Scratch } from './scratch.ts'

/** What the files of a result are made from. */
export interface InnerFilesSource {
  readonly stores: BatchStores
  readonly audit: AuditLog
  /** Pictures for the report. */
  readonly evidence: Evidence
  readonly scratch: Scratch
}

/**
 * The files of a result package, each made as it is written. They must be opened in this order.
 *
 * @param onCase told how many cases were gone through
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
  { stores, audit, evidence, scratch }: InnerFilesSource,
  onCase: (done: number, total: number) => void,
): Iterable<InnerFile> {
  const caseNos = decided.map(({ caseNo }) => caseNo)
  const again: Means['again'] = (some) => resultCases(stores, some)
  yield* filesOfCases(head, again(caseNos), { scratch, evidence, again }, (done) =>
    onCase(done, caseNos.length),
  )
  yield textFile('opinions.jsonl', function* () {
    for (const caseNo of caseNos) for (const { jws } of stores.opinions.of(caseNo)) yield `${jws}\n`
  })
  yield textFile('audit.log', function* () {
    for (const line of audit.lines()) yield `${line}\n`
  })
  for (const { thumbprint, certificatePem } of stores.opinions.signersOn(caseNos))
    yield textFile(`certs/${thumbprint}.pem`, () => [certificatePem])
}

/** `results.json`, and the views of it: these take what they say from each case as it goes by into the first. */
function* filesOfCases(
  head: ResultHead,
  cases: Iterable<ResultCase>,
  means: Means,
  onCase: (done: number) => void,
): Iterable<InnerFile> {
  const views = new Map<string, FileOfCases>()
  function* passing(): Iterable<ResultCase> {
    let done = 0
    for (const one of cases) {
      yield one
      for (const view of views.values()) view.add(one)
      onCase(++done)
    }
  }
  yield textFile('results.json', async function* () {
    for (const { name, begin } of resultViews) views.set(name, await begin(head, means))
    yield* inTurns(resultsJson(head, passing()))
  })
  yield textFile('results.schema.json', () => [resultSchemaText()])
  for (const { name } of resultViews)
    yield {
      name,
      async *open() {
        const view = views.get(name)
        if (!view) throw new Error('opened before results.json')
        yield* view.pieces()
      },
    }
}
