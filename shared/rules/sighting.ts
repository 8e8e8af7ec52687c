import type { FieldName } from '../domain/field.ts'
import type { Evidence, FindingReason } from '../domain/finding.ts'
import type { DocumentKind } from '../domain/kind.ts'
import type { CaseInput, Outcome, RuleDocument, RuleField } from './rule.ts'

/**
 * Where a field should stand, and what stands there. `certain`: read surely, or confirmed by a person. `missing`: the
 * order asks for a document that would have it.
 */
export type Sighting =
  | {
      readonly state: 'legible'
      readonly value: string
      readonly certain: boolean
      readonly kind: DocumentKind
      readonly evidence: Evidence
    }
  | { readonly state: 'illegible'; readonly evidence: Evidence }
  | { readonly state: 'unread' | 'unreadable'; readonly evidence: Evidence }
  | { readonly state: 'missing' }

export type Legible = Extract<Sighting, { state: 'legible' }>

/** What is known of a case before it is compared with others. */
export type SeenCase = Omit<CaseInput, 'shared' | 'today'>

/** A field of a kind of document. */
export type Place = readonly [kind: DocumentKind, field: FieldName]

/** Every place in the case where a document of this kind has, or should have, this field. */
export function sightings(input: SeenCase, kind: DocumentKind, name: FieldName): Sighting[] {
  const documents = input.documents.filter((document) => kindsOf(document).has(kind))
  if (documents.length === 0) return input.terms.checklist.includes(kind) ? [{ state: 'missing' }] : []
  return documents.flatMap((document) => sightingsOn(document, input, kind, name))
}

/** The same for several places, in their order. */
export function sightingsAt(input: SeenCase, places: readonly Place[]): Sighting[] {
  return places.flatMap(([kind, field]) => sightings(input, kind, field))
}

function sightingsOn(
  { path, reading }: RuleDocument,
  { fields }: SeenCase,
  kind: DocumentKind,
  name: FieldName,
): Sighting[] {
  const nowhere = { document: path, page: 1, field: name, box: null }
  if (!reading) return [{ state: 'unread', evidence: nowhere }]
  if (reading.state === 'unreadable' && reading.pages.length === 0)
    return [{ state: 'unreadable', evidence: nowhere }]
  // A file may hold both sides of a card: a field belongs to the kind of the page that it stands on.
  const others = new Set(
    reading.pages.filter((page) => page.kind !== kind && page.kind !== 'other').map(({ page }) => page),
  )
  const found = fields.filter(
    (field) => field.document === path && field.name === name && !others.has(field.page),
  )
  return found.length > 0
    ? found.filter(isAskedFor).map((field) => sight(field, kind))
    : [{ state: 'illegible', evidence: nowhere }]
}

/**
 * What a document is: what the lender says, and what the reader recognised on its pages. Where a page is what the lender
 * says, the others are more of it unless they surely are something else: the second page of a statement has no title.
 */
export function kindsOf({ kind, reading }: RuleDocument): ReadonlySet<DocumentKind> {
  const pages = reading?.pages ?? []
  const isAsNamed = pages.some((page) => page.kind === kind)
  const recognised = pages.filter((page) => !isAsNamed || page.kindConfidence >= surelyAnother)
  const kinds = [...(kind ? [kind] : []), ...recognised.map((page) => page.kind)]
  return new Set(kinds.filter((known) => known !== 'other'))
}

const surelyAnother = 0.7

/** What a legible value comes to; the place and what is seen there are added. */
export type Judgement = Outcome extends infer One
  ? One extends Outcome
    ? Omit<One, 'evidence'>
    : never
  : never

/**
 * Judges each place where a field stands.
 *
 * @param judge what a legible value comes to; its `fail` becomes `warn` where the reading is doubtful
 * @returns `not-performed` where nothing has been read or the document is missing, `illegible` where nothing can be
 */
export function judgeEach(found: readonly Sighting[], judge: (sighting: Legible) => Judgement): Outcome[] {
  return found.map((sighting) => {
    switch (sighting.state) {
      case 'legible': {
        const outcome = judge(sighting)
        const judged = { ...outcome, seen: outcome.seen ?? sighting.value, evidence: sighting.evidence }
        // One may not say `fail` of an input that is not certain.
        return judged.state === 'fail' && !sighting.certain ? { ...judged, state: 'warn' } : judged
      }
      case 'illegible':
        return { state: 'illegible', evidence: sighting.evidence }
      default:
        return { state: 'not-performed', ...openBecause(sighting) }
    }
  })
}

/**
 * The same for a rule that rests on a field which another rule judges by itself: that the field is illegible is said
 * there, once.
 */
export function judgeAlso(found: readonly Sighting[], judge: (sighting: Legible) => Judgement): Outcome[] {
  return judgeEach(found, judge).map((outcome) =>
    outcome.state === 'illegible'
      ? { ...outcome, state: 'not-performed', reason: 'value-illegible' }
      : outcome,
  )
}

function openBecause(sighting: Exclude<Sighting, Legible | { state: 'illegible' }>): {
  reason: FindingReason
  evidence?: Evidence
} {
  switch (sighting.state) {
    case 'missing':
      return { reason: 'document-missing' }
    case 'unread':
      return { reason: 'not-read', evidence: sighting.evidence }
    case 'unreadable':
      return { reason: 'document-unreadable', evidence: sighting.evidence }
  }
}

/** The field that stands on the same page, if it is legible. */
export function besides({ fields }: CaseInput, { evidence, kind }: Legible, name: FieldName): Legible | null {
  const field = fields.find(
    (other) => other.document === evidence.document && other.page === evidence.page && other.name === name,
  )
  const seen = field && isAskedFor(field) ? sight(field, kind) : null
  return seen?.state === 'legible' ? seen : null
}

/** Whether nobody has said that this document need not have it. */
function isAskedFor({ confirmed }: RuleField): boolean {
  return confirmed?.answer !== 'not-applicable'
}

function sight({ document, page, name, read, confirmed }: RuleField, kind: DocumentKind): Sighting {
  const value = confirmed ? confirmed.value : read.value
  const evidence = { document, page, field: name, box: read.box }
  if (value === null || value === '') return { state: 'illegible', evidence }
  return { state: 'legible', value, certain: confirmed !== null || read.state === 'sure', kind, evidence }
}
