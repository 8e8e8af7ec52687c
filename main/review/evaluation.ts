import type { Finding } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { looksOf, valuesOf } from '../../shared/rules/caseValues.ts'
import { evaluateCase } from '../../shared/rules/engine.ts'
import type { SeenCase } from '../../shared/rules/sighting.ts'
import { localDate } from '../batch/calendar.ts'
import { keepRow } from './caseRow.ts'
import type { KeyedValue } from './caseValueStore.ts'
import type { BatchStores } from './caseView.ts'
import { counts, documentsOfCase } from './documents.ts'
import { enterRows } from './enterRows.ts'
import { fieldsOfCase } from './fields.ts'
import { worksheetsOf } from './worksheets.ts'

/**
 * Runs the rules on a case as it stands, and keeps what they found in place of what they found before. Cases that have
 * come to share something with it, or have ceased to, get their findings anew as well. The caller holds the transaction.
 */
export function evaluateAndKeep(stores: BatchStores, caseNo: CaseNo, at: Date): Finding[] {
  const before = stores.values.sharedBy(caseNo)
  const seen = enter(stores, caseNo)
  const after = stores.values.sharedBy(caseNo)
  for (const other of changed(before, after))
    judge(stores, other, see(stores, other), stores.values.sharedBy(other), at)
  return judge(stores, caseNo, seen, after, at)
}

/**
 * The same for every case of the batch: all are entered first, so that each is judged once. Says after each case how many
 * are judged, so that the caller can rest there.
 */
export function* evaluateEach(stores: BatchStores, at: Date): Iterable<{ done: number; total: number }> {
  if (!stores.rows.isFilled()) enterRows(stores)
  const caseNos = Array.from(stores.cases.cases(), ({ caseNo }) => caseNo)
  const total = caseNos.length
  for (const caseNo of caseNos) {
    enter(stores, caseNo)
    yield { done: 0, total }
  }
  for (const [index, caseNo] of caseNos.entries()) {
    judge(stores, caseNo, see(stores, caseNo), stores.values.sharedBy(caseNo), at)
    yield { done: index + 1, total }
  }
}

/** Enters what a case has into the index of its batch. */
function enter(stores: BatchStores, caseNo: CaseNo): SeenCase {
  const seen = see(stores, caseNo)
  stores.values.put(caseNo, valuesOf(seen), looksOf(seen))
  return seen
}

function see(stores: BatchStores, caseNo: CaseNo): SeenCase {
  return {
    terms: stores.cases.received().terms,
    case: stores.cases.case(caseNo),
    documents: documentsOfCase(stores, caseNo)
      .filter(counts)
      .map((document) => ({
        ...document,
        // What was read from it as something else says nothing of what it is.
        reading: document.stale === 'kind' ? null : stores.readings.get(document.path),
      })),
    fields: fieldsOfCase(stores, caseNo),
    worksheets: worksheetsOf(stores, caseNo),
  }
}

function judge(
  stores: BatchStores,
  caseNo: CaseNo,
  seen: SeenCase,
  shared: readonly KeyedValue[],
  at: Date,
): Finding[] {
  const findings = evaluateCase({ ...seen, shared, today: localDate(at) })
  stores.findings.replace(caseNo, findings)
  keepRow(stores, caseNo)
  return findings
}

/** The cases that share something with this one after and not before, or the other way round. */
function changed(before: readonly KeyedValue[], after: readonly KeyedValue[]): ReadonlySet<CaseNo> {
  const pairs = (values: readonly KeyedValue[]) =>
    new Map(values.flatMap(({ key, cases }) => cases.map((other) => [`${key} ${other}`, other] as const)))
  const [old, young] = [pairs(before), pairs(after)]
  return new Set([
    ...[...old].flatMap(([key, other]) => (young.has(key) ? [] : [other])),
    ...[...young].flatMap(([key, other]) => (old.has(key) ? [] : [other])),
  ])
}
