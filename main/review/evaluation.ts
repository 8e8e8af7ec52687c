import type { Finding } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { evaluateCase } from '../../shared/rules/engine.ts'
import type { BatchStores } from './caseView.ts'
import { fieldsOfCase } from './fields.ts'

/** Runs the rules on a case as it stands, and keeps what they found in place of what they found before. */
export function evaluateAndKeep(stores: BatchStores, caseNo: CaseNo, at: Date): Finding[] {
  const { terms } = stores.cases.received()
  const findings = evaluateCase({
    terms,
    case: stores.cases.case(caseNo),
    documents: stores.cases
      .documentsOf(caseNo)
      .filter(({ replacedBy }) => replacedBy === null)
      .map((document) => ({ ...document, reading: stores.readings.get(document.path) })),
    fields: fieldsOfCase(stores, caseNo),
    today: localDate(at),
  })
  stores.findings.replace(caseNo, findings)
  return findings
}

/** The same for every case of the batch. */
export function evaluateAll(stores: BatchStores, at: Date): void {
  for (const { caseNo } of Array.from(stores.cases.cases())) evaluateAndKeep(stores, caseNo, at)
}

/** The calendar day at the station, ISO 8601. */
function localDate(at: Date): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
}
