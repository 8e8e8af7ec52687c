import type { CaseNo } from '../../shared/domain/ids.ts'
import type {
  ResultCase,
  ResultDocument,
  ResultFinding,
  ResultHead,
  ResultOpinion,
} from '../../shared/domain/result.ts'
import type { ReadingOutcome } from '../reading/readingStore.ts'
import { type CaseReview, reviewOf } from '../review/caseReview.ts'
import type { BatchStores } from '../review/caseView.ts'
import { documentsOfCase, type JudgedDocument } from '../review/documents.ts'
import { fieldsOfCase, resultField } from '../review/fields.ts'
import { type CaseFinding, findingsOfCase, isUntouched } from '../review/findings.ts'
import { opinionOf } from '../review/opinions.ts'
import { sampledLevels } from '../review/sampling.ts'
import { scoreOf } from '../review/score.ts'
import { worksheetsOf } from '../review/worksheets.ts'

/**
 * The cases that a result tells of, each made when its turn comes, so that no more than one is in memory. All that goes
 * into a result package is made of these and of its head: what `results.json` does not say, no other file does.
 */
export function* resultCases(stores: BatchStores, cases: Iterable<CaseNo>): Iterable<ResultCase> {
  for (const caseNo of cases) yield resultCase(stores, caseNo)
}

/** The text of `results.json`, a case at a time. */
export function* resultsJson(head: ResultHead, cases: Iterable<ResultCase>): Iterable<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"cases":[`
  let separator = '\n'
  for (const one of cases) {
    yield separator + JSON.stringify(one)
    separator = ',\n'
  }
  yield '\n]}\n'
}

function resultCase(stores: BatchStores, caseNo: CaseNo): ResultCase {
  const { batchId, terms } = stores.cases.received()
  return {
    caseNo,
    product: stores.cases.case(caseNo).product,
    sampled: sampledLevels(terms, batchId, caseNo),
    worksheets: worksheetsOf(stores, caseNo),
    score: scoreOf(stores, caseNo),
    amendments: stores.amendments.of(caseNo),
    documents: resultDocuments(stores, caseNo),
    fields: fieldsOfCase(stores, caseNo).map(resultField),
    findings: resultFindings(stores, caseNo),
    opinions: resultOpinions(reviewOf(stores, caseNo)),
  }
}

function resultDocuments(stores: BatchStores, caseNo: CaseNo): ResultDocument[] {
  const readings = stores.readings.outcomesOf(caseNo)
  return documentsOfCase(stores, caseNo).map((document) =>
    resultDocument(document, readings.get(document.path)),
  )
}

function resultDocument(
  { path, sha256, kind, amendment, replaces, duplicateOf, parts }: JudgedDocument,
  reading: ReadingOutcome | undefined,
): ResultDocument {
  return {
    path,
    sha256,
    kind: kind ?? reading?.kind ?? 'other',
    state: reading?.state ?? 'not-read',
    error: reading?.error ?? null,
    engines: reading?.engines ?? [],
    amendment,
    replaces,
    ...(duplicateOf !== null && { duplicateOf }),
    ...(parts.length > 0 && { parts: [...parts] }),
  }
}

function resultFindings(stores: BatchStores, caseNo: CaseNo): ResultFinding[] {
  if (isUntouched(stores, caseNo)) return stores.findings.of(caseNo)
  return findingsOfCase(stores, caseNo).map(resultFinding)
}

/** What names a finding at the station is nothing to the lender. */
function resultFinding({ key, disposition, added, ...finding }: CaseFinding): ResultFinding {
  return { ...finding, ...(disposition && { disposition }), ...(added && { added }) }
}

function resultOpinions({ given, inForce }: CaseReview): ResultOpinion[] {
  return given.map((signed) => {
    const { format, batchId, caseNo, ...opinion } = opinionOf(signed)
    return {
      ...opinion,
      sha256: signed.sha256,
      certSha256: signed.thumbprint,
      stands: inForce.has(signed),
    }
  })
}
