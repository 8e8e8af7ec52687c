import { type Finding, isOpen, isProblem, type Severity } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { isToBeRead } from '../reading/selection.ts'
import { keepBoardRows } from './boardRows.ts'
import { type CaseReview, reviewOf } from './caseReview.ts'
import type { RowBody } from './caseRowStore.ts'
import type { BatchStores } from './caseView.ts'
import { counts, documentsOfCase } from './documents.ts'
import { type CaseField, fieldsOfCase } from './fields.ts'
import { findingsOfCase, isUntouched } from './findings.ts'
import { holdingOf } from './holding.ts'
import { newestStanding } from './reviewState.ts'
import { keepSearched } from './searchedCase.ts'

/** What the queue and the board show of a finding. */
export type OpenFinding = Pick<Finding, 'code' | 'severity'>

/** A case with what its row is made of. */
interface CaseAsItStands {
  readonly caseNo: CaseNo
  readonly review: CaseReview
  readonly open: readonly OpenFinding[]
  readonly fields: readonly CaseField[]
}

/** Shows in the queue, on the board and to the search what a case has become. The caller holds the transaction. */
export function keepRow(stores: BatchStores, caseNo: CaseNo): void {
  const position = stores.rows.positionOf(caseNo)
  const one: CaseAsItStands = {
    caseNo,
    review: reviewOf(stores, caseNo),
    open: openFindings(stores, caseNo),
    fields: fieldsOfCase(stores, caseNo),
  }
  const entered = keepSearched(stores, caseNo, position, one)
  stores.rows.put(position, { ...bodyOf(stores, one), ...entered })
  keepBoardRows(stores, caseNo, position, one.review, one.open)
}

function bodyOf(
  stores: BatchStores,
  { caseNo, review, open, fields }: CaseAsItStands,
): Omit<RowBody, 'said' | 'answered'> {
  const holding = holdingOf(stores.assignments, caseNo, review)
  const documents = documentsOfCase(stores, caseNo)
  const read = stores.readings.statesOf(caseNo)
  const findings = countBySeverity(open)
  const isUnreadable = documents.some((one) => counts(one) && read.get(one.path) === 'unreadable')
  const differ = fields.some(({ entries }) => entries?.awaited === 'third')
  return {
    ...holding,
    decision: newestStanding(review.standing)?.decision ?? null,
    documents: documents.length,
    toRead: documents.filter((one) => isToBeRead(one) && (one.stale !== null || !read.has(one.path))).length,
    findings,
    doubtful: fields.filter(isDoubtful).length,
    isAmended: stores.amendments.of(caseNo).length > 0,
    awaitsEntry: fields.some(({ entries }) => entries?.awaited === 'second' || entries?.awaited === 'third'),
    needsAttention: holding.state === 'returned' || isUnreadable || findings.S1 > 0 || differ,
  }
}

/** Findings that fail or warn and that nobody has explained or waived. */
function openFindings(stores: BatchStores, caseNo: CaseNo): OpenFinding[] {
  if (isUntouched(stores, caseNo)) return stores.findings.failing(caseNo)
  return findingsOfCase(stores, caseNo).filter((finding) => isProblem(finding) && isOpen(finding))
}

function countBySeverity(findings: readonly OpenFinding[]): Record<Severity, number> {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length
  return { S1: count('S1'), S2: count('S2'), S3: count('S3'), S4: count('S4') }
}

/** What nobody has answered and was not read for sure, or is not to rest on what was read. */
function isDoubtful({ read, confirmed, entries }: CaseField): boolean {
  return confirmed === null && (read.state !== 'sure' || entries !== null)
}
