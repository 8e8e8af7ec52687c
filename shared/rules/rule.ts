import type { FieldName } from '../domain/field.ts'
import type {
  CheckState,
  Evidence,
  Finding,
  FindingCategory,
  FindingReason,
  Severity,
} from '../domain/finding.ts'
import type { CaseNo, DocumentPath } from '../domain/ids.ts'
import type { DocumentKind } from '../domain/kind.ts'
import type { Application, OrderTerms } from '../domain/order.ts'
import type { DocumentReading, PageReading, ReadField } from '../domain/reading.ts'
import type { Worksheet } from '../domain/worksheet.ts'
import type { SharedValue } from './sharedValue.ts'
import type { FindingCode } from './texts.ts'

/** A document as rules see it; `kind` is what the lender says it is, `reading` is null until it has been read. */
export interface RuleDocument {
  readonly path: DocumentPath
  readonly kind: DocumentKind | null
  readonly reading:
    | (Pick<DocumentReading, 'state' | 'traces'> & {
        readonly pages: readonly Pick<PageReading, 'page' | 'kind' | 'kindConfidence' | 'quality' | 'lines'>[]
      })
    | null
}

/**
 * A field as rules see it. What a person confirmed stands above what was read; their null says that nobody can read it,
 * or (`answer`) that the document need not have it.
 */
export interface RuleField {
  readonly document: DocumentPath
  readonly page: number
  readonly name: FieldName
  readonly read: Pick<ReadField, 'value' | 'state' | 'box'>
  readonly confirmed: { readonly value: string | null; readonly answer?: string } | null
}

/** A worksheet as rules see it, with what it comes to. */
export type RuleWorksheet = Worksheet extends infer Sheet
  ? Sheet extends Worksheet
    ? Pick<Sheet, 'kind' | 'document' | 'content' | 'figures'>
    : never
  : never

/**
 * Everything that a rule may look at. `shared` is what the case has in common with other cases of its batch; `today` is
 * the calendar day at the station, ISO 8601.
 */
export interface CaseInput {
  readonly terms: Pick<OrderTerms, 'issuedAt' | 'checklist' | 'worksheets'>
  readonly case: { readonly application: Application }
  readonly documents: readonly RuleDocument[]
  readonly fields: readonly RuleField[]
  readonly worksheets: readonly RuleWorksheet[]
  readonly shared: readonly SharedValue[]
  readonly today: string
}

/** What a rule came to in one place. */
export type Outcome = {
  readonly evidence?: Evidence | null
  readonly seen?: string | null
  readonly expected?: string | null
  readonly cases?: readonly CaseNo[]
} & (
  | { readonly state: 'not-performed'; readonly reason: FindingReason }
  | { readonly state: Exclude<CheckState, 'not-performed'>; readonly reason?: FindingReason }
)

/**
 * A published rule, as a pure function of the case. `version` rises with every change of what it finds; `source` is
 * the standard, law or list that it follows. A rule says `fail` only of what was surely read or confirmed by a person; of
 * a doubtful reading it says `warn`. A rule that the case has nothing for gives no outcome.
 */
export interface Rule {
  readonly id: string
  readonly version: number
  readonly category: FindingCategory
  readonly code: FindingCode
  readonly severity: Severity
  readonly source: string
  readonly check: (input: CaseInput) => readonly Outcome[]
}

/** What a rule finds on a case, each outcome under the rule's name and version. */
export function findingsOf(rule: Rule, input: CaseInput): Finding[] {
  return rule
    .check(input)
    .map(({ state, reason = null, evidence = null, seen = null, expected = null, cases = [] }) => ({
      rule: rule.id,
      ruleVersion: rule.version,
      category: rule.category,
      code: rule.code,
      severity: rule.severity,
      state,
      evidence,
      seen,
      expected,
      reason,
      cases: [...cases],
    }))
}

/** The day on which the borrower applied; without one, the day of the order. ISO 8601. */
export function dayApplied({ case: { application }, terms }: CaseInput): string {
  return application.applied ?? terms.issuedAt.slice(0, 10)
}

/** A document as a whole, as the evidence for what is said of it. */
export function onFirstPage({ path }: Pick<RuleDocument, 'path'>): Evidence {
  return { document: path, page: 1, field: null, box: null }
}
