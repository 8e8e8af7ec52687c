import { createHash } from 'node:crypto'
import type { Finding, Severity } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import type { ReceivedCase } from '../batch/caseStore.ts'
import { isToBeRead } from '../reading/selection.ts'
import { keepBoardRows } from './boardRows.ts'
import { type CaseReview, reviewOf } from './caseReview.ts'
import type { RowBody } from './caseRowStore.ts'
import type { BatchStores } from './caseView.ts'
import { counts, documentsOfCase } from './documents.ts'
import { type CaseField, fieldsOfCase } from './fields.ts'
import { type CaseFinding, findingsOfCase, isOpen } from './findings.ts'
import { holdingOf } from './holding.ts'
import { opinionOf } from './opinions.ts'
import { newestStanding } from './reviewState.ts'
import { textOfReading } from './searchText.ts'

/**
 * Enters every case of a batch that has no rows: at its import, or when a batch of an older version is opened. What stands
 * in the rows is put there by `keepRow`.
 */
export function enterRows({ cases, rows, search }: BatchStores): void {
  const received = [...cases.cases()]
  const nameOrder = placesOf(received.map(({ application }) => application.name))
  const productOrder = placesOf(received.map(({ product }) => product ?? ''))
  for (const one of received) {
    const { caseNo, position, product, due, application } = one
    const { name } = application
    rows.enter({
      caseNo,
      position,
      name,
      nameOrder: nameOrder.get(name) ?? 0,
      product,
      productOrder: product === null ? null : (productOrder.get(product) ?? 0),
      due,
    })
    search.put(position, 'declared', declaredText(one))
  }
}

/** Shows in the queue, on the board and to the search what a case has become. The caller holds the transaction. */
export function keepRow(stores: BatchStores, caseNo: CaseNo): void {
  const { position } = stores.cases.case(caseNo)
  const review = reviewOf(stores, caseNo)
  const findings = findingsOfCase(stores, caseNo).filter(isToSettle)
  const fields = fieldsOfCase(stores, caseNo)
  const said = review.given.map((signed) => opinionOf(signed).remark).join('\n')
  const answered = fields.flatMap(({ confirmed }) => confirmed?.value ?? []).join('\n')
  const texts = { said: digest(said), answered: digest(answered) }
  const before = stores.rows.textsOf(position)
  if (texts.said !== before.said) stores.search.put(position, 'said', said)
  if (texts.answered !== before.answered) stores.search.put(position, 'answered', answered)
  stores.search.putDocuments(caseNo, position, (document) => {
    const reading = stores.readings.get(document)
    return reading ? textOfReading(reading) : ''
  })
  stores.rows.put(position, { ...bodyOf(stores, caseNo, review, findings, fields), ...texts })
  keepBoardRows(stores, caseNo, position, review, findings)
}

function bodyOf(
  stores: BatchStores,
  caseNo: CaseNo,
  review: CaseReview,
  findings: readonly Finding[],
  fields: readonly CaseField[],
): Omit<RowBody, 'said' | 'answered'> {
  const holding = holdingOf(stores.assignments, caseNo, review)
  const documents = documentsOfCase(stores, caseNo)
  const states = stores.readings.statesOf(caseNo)
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length
  const open = { S1: count('S1'), S2: count('S2'), S3: count('S3'), S4: count('S4') }
  const isUnreadable = documents.some((one) => counts(one) && states.get(one.path) === 'unreadable')
  const differs = fields.some(({ entries }) => entries?.awaited === 'third')
  return {
    ...holding,
    decision: newestStanding(review.standing)?.decision ?? null,
    documents: documents.length,
    toRead: documents.filter((one) => isToBeRead(one) && (one.stale !== null || !states.has(one.path)))
      .length,
    findings: open,
    doubtful: fields.filter(
      ({ read, confirmed, entries }) => confirmed === null && (read.state !== 'sure' || entries !== null),
    ).length,
    isAmended: stores.amendments.of(caseNo).length > 0,
    needsAttention: holding.state === 'returned' || isUnreadable || open.S1 > 0 || differs,
  }
}

/** Whether it fails or warns, and nobody has explained or waived it. */
function isToSettle(finding: CaseFinding): boolean {
  return (finding.state === 'fail' || finding.state === 'warn') && isOpen(finding)
}

/** Names, numbers and all else that the lender said of a case. */
function declaredText({ caseNo, product, application }: ReceivedCase): string {
  return [caseNo, product ?? '', ...Object.values(application)].join('\n')
}

/** Each value's place among all of them, Chinese ones by pinyin. */
function placesOf(values: readonly string[]): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator('zh-CN')
  return new Map([...new Set(values)].toSorted(compare).map((value, place) => [value, place]))
}

function digest(text: string): string {
  return text === '' ? '' : createHash('sha256').update(text, 'utf8').digest('base64')
}
