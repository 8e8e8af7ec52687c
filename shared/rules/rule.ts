import type { FieldName } from '../domain/field.ts'
import type { CheckState, Evidence, Finding, FindingCategory, Severity } from '../domain/finding.ts'
import type { DocumentPath } from '../domain/ids.ts'
import type { DocumentKind } from '../domain/kind.ts'
import type { Application, OrderTerms } from '../domain/order.ts'
import type { DocumentReading, ReadField } from '../domain/reading.ts'
import type { FindingCode } from './texts.ts'

/** A document as rules see it; `kind` is what the lender says it is, `reading` is null until it has been read. */
export interface RuleDocument {
  readonly path: DocumentPath
  readonly kind: DocumentKind | null
  readonly reading: Pick<DocumentReading, 'state' | 'pages'> | null
}

/** A field as rules see it. What a person confirmed stands above what was read; their null says nobody can read it. */
export interface RuleField {
  readonly document: DocumentPath
  readonly page: number
  readonly name: FieldName
  readonly read: Pick<ReadField, 'value' | 'state' | 'box'>
  readonly confirmed: { readonly value: string | null } | null
}

/** Everything that a rule may look at. `today` is the calendar day at the station, ISO 8601. */
export interface CaseInput {
  readonly terms: Pick<OrderTerms, 'issuedAt' | 'checklist'>
  readonly case: { readonly application: Application }
  readonly documents: readonly RuleDocument[]
  readonly fields: readonly RuleField[]
  readonly today: string
}

/** What a rule came to in one place. */
export interface Outcome {
  readonly state: CheckState
  readonly evidence?: Evidence | null
  readonly seen?: string | null
  readonly expected?: string | null
}

/**
 * A published rule, as a pure function of the case. `version` rises with every change of what it finds. A rule says
 * `fail` only of what was surely read or confirmed by a person; of a doubtful reading it says `warn`.
 */
export interface Rule {
  readonly id: string
  readonly version: number
  readonly category: FindingCategory
  readonly code: FindingCode
  readonly severity: Severity
  readonly check: (input: CaseInput) => readonly Outcome[]
}

export function findingsOf(rule: Rule, input: CaseInput): Finding[] {
  return rule.check(input).map(({ state, evidence = null, seen = null, expected = null }) => ({
    rule: rule.id,
    ruleVersion: rule.version,
    category: rule.category,
    code: rule.code,
    severity: rule.severity,
    state,
    evidence,
    seen,
    expected,
  }))
}
