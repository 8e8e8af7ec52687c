import type { FieldName } from '../domain/field.ts'
import type { CheckState, Evidence } from '../domain/finding.ts'
import type { DocumentKind } from '../domain/kind.ts'
import type { CaseInput, Outcome, RuleDocument, RuleField } from './rule.ts'

/** Where a field should stand, and what stands there. `certain`: read surely, or confirmed by a person. */
export type Sighting =
  | {
      readonly state: 'legible'
      readonly value: string
      readonly certain: boolean
      readonly evidence: Evidence
    }
  | { readonly state: 'illegible'; readonly evidence: Evidence }
  | { readonly state: 'unread'; readonly evidence: Evidence }

export type Legible = Extract<Sighting, { state: 'legible' }>

/** Every place in the case where a document of this kind has, or should have, this field. */
export function sightings({ documents, fields }: CaseInput, kind: DocumentKind, name: FieldName): Sighting[] {
  return documents
    .filter((document) => kindsOf(document).has(kind))
    .flatMap((document): Sighting[] => {
      const nowhere = { document: document.path, page: 1, field: name, box: null }
      if (!document.reading) return [{ state: 'unread', evidence: nowhere }]
      const found = fields.filter((field) => field.document === document.path && field.name === name)
      return found.length > 0 ? found.map(sight) : [{ state: 'illegible', evidence: nowhere }]
    })
}

/** What a document is: what the lender says, and what the reader recognised on its pages. */
export function kindsOf({ kind, reading }: RuleDocument): ReadonlySet<DocumentKind> {
  const recognised = (reading?.pages ?? []).map((page) => page.kind)
  return new Set([...(kind ? [kind] : []), ...recognised].filter((known) => known !== 'other'))
}

/**
 * Judges each place where a field stands.
 *
 * @param judge what a legible value comes to; its `fail` becomes `warn` where the reading is doubtful
 * @returns `not-performed` where nothing has been read, `illegible` where nothing can be
 */
export function judgeEach(
  found: readonly Sighting[],
  judge: (sighting: Legible) => Omit<Outcome, 'evidence'>,
): Outcome[] {
  if (found.length === 0) return [{ state: 'not-performed' }]
  return found.map((sighting) => {
    if (sighting.state === 'unread') return { state: 'not-performed', evidence: sighting.evidence }
    if (sighting.state === 'illegible') return sighting
    const outcome = judge(sighting)
    return {
      ...outcome,
      seen: outcome.seen ?? sighting.value,
      state: hedged(outcome.state, sighting.certain),
      evidence: sighting.evidence,
    }
  })
}

/** The field that stands on the same page, if it is legible. */
export function besides(
  { fields }: CaseInput,
  { document, page }: Evidence,
  name: FieldName,
): Legible | null {
  const field = fields.find(
    (other) => other.document === document && other.page === page && other.name === name,
  )
  const seen = field ? sight(field) : null
  return seen?.state === 'legible' ? seen : null
}

/** What one may say of an input that is not certain: no `fail`. */
function hedged(state: CheckState, certain: boolean): CheckState {
  return state === 'fail' && !certain ? 'warn' : state
}

function sight({ document, page, name, read, confirmed }: RuleField): Sighting {
  const value = confirmed ? confirmed.value : read.value
  const evidence = { document, page, field: name, box: read.box }
  if (value === null || value === '') return { state: 'illegible', evidence }
  return { state: 'legible', value, certain: confirmed !== null || read.state === 'sure', evidence }
}
