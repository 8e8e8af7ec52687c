import {
  type Disposition,
  type Finding,
  FindingKey,
  type ManualFinding,
} from '../../shared/domain/finding.ts'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import type { UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { AddedFinding, AddedFindingStore } from './addedFindingStore.ts'
import { type ReviewStores, requireOpen, reviewOf } from './caseReview.ts'
import type { DispositionStore, StoredDisposition } from './dispositionStore.ts'
import { keyed } from './findingKey.ts'
import type { FindingStore } from './findingStore.ts'

/** A finding with what people made of it. `added` says who found it, and in which words, where it was not a rule. */
export interface CaseFinding extends Finding {
  readonly key: FindingKey
  readonly disposition: StoredDisposition | null
  readonly added: { readonly text: string; readonly by: UserName; readonly at: string } | null
}

export interface JudgementStores {
  readonly findings: FindingStore
  readonly dispositions: DispositionStore
  readonly addedFindings: AddedFindingStore
}

/** Who judges, and when (an ISO 8601 instant). */
export interface Judged {
  readonly by: UserName
  readonly at: string
}

/** What the rules found on a case when they last ran, and then what people found. */
export function findingsOfCase(stores: JudgementStores, caseNo: CaseNo): CaseFinding[] {
  const dispositions = stores.dispositions.of(caseNo)
  const found = keyed(stores.findings.of(caseNo)).map((finding) => ({ ...finding, added: null }))
  const added = stores.addedFindings.of(caseNo).map(toFinding)
  return [...found, ...added].map((finding) => ({
    ...finding,
    disposition: dispositions.get(finding.key) ?? null,
  }))
}

/** Whether people have said nothing of a case's findings, and added none: which of them is which then does not matter. */
export function isUntouched(
  { dispositions, addedFindings }: Omit<JudgementStores, 'findings'>,
  caseNo: CaseNo,
): boolean {
  return dispositions.of(caseNo).size === 0 && addedFindings.of(caseNo).length === 0
}

/**
 * Records what a person made of a finding.
 *
 * @throws SealdeskError `finding/unknown`, `finding/reason-required`, `opinion/level-closed`
 */
export function settleFinding(
  stores: JudgementStores & ReviewStores,
  caseNo: CaseNo,
  { key, as, reason }: { key: FindingKey; as: Disposition; reason: string | null },
  { by, at }: Judged,
): void {
  requireOpen(reviewOf(stores, caseNo), caseNo)
  requireFinding(stores, caseNo, key)
  if (as !== 'open' && reason === null) throw new SealdeskError('finding/reason-required')
  stores.dispositions.add(caseNo, key, { as, reason, by, at })
}

/**
 * Adds what a person found.
 *
 * @throws SealdeskError `document/unknown` where the evidence is no document of the case, `opinion/level-closed`
 */
export function addFinding(
  stores: JudgementStores & ReviewStores,
  caseNo: CaseNo,
  finding: ManualFinding,
  { by, at }: Judged,
): void {
  stores.cases.case(caseNo)
  requireOpen(reviewOf(stores, caseNo), caseNo)
  if (finding.evidence && !isOfCase(stores, caseNo, finding.evidence.document))
    throw new SealdeskError('document/unknown')
  stores.addedFindings.add(caseNo, { finding, by, at })
}

/**
 * Takes back what the person added.
 *
 * @throws SealdeskError `finding/unknown`, `finding/not-yours`, `opinion/level-closed`
 */
export function withdrawFinding(
  stores: JudgementStores & ReviewStores,
  caseNo: CaseNo,
  key: FindingKey,
  { by, at }: Judged,
): void {
  requireOpen(reviewOf(stores, caseNo), caseNo)
  requireFinding(stores, caseNo, key)
  const added = stores.addedFindings.of(caseNo).find((one) => keyOf(one) === key)
  if (!added || added.by !== by) throw new SealdeskError('finding/not-yours')
  stores.addedFindings.withdraw(added.id, at)
}

function requireFinding(stores: JudgementStores, caseNo: CaseNo, key: FindingKey): void {
  if (!findingsOfCase(stores, caseNo).some((finding) => finding.key === key))
    throw new SealdeskError('finding/unknown')
}

function isOfCase({ cases }: ReviewStores, caseNo: CaseNo, document: DocumentPath): boolean {
  return cases.documentsOf(caseNo).some(({ path }) => path === document)
}

/** What a person found fails until somebody explains or waives it. */
function toFinding(one: AddedFinding): Omit<CaseFinding, 'disposition'> {
  const { category, severity, text, evidence } = one.finding
  return {
    rule: 'reviewer',
    ruleVersion: 1,
    category,
    code: 'ADDED_BY_REVIEWER',
    severity,
    state: 'fail',
    evidence,
    seen: null,
    expected: null,
    reason: null,
    cases: [],
    key: keyOf(one),
    added: { text, by: one.by, at: one.at },
  }
}

function keyOf({ id }: AddedFinding): FindingKey {
  return FindingKey.parse(`reviewer/${id}`)
}
