import { cardKinds, type DocumentKind } from '../domain/kind.ts'
import type { CaseInput, Outcome, Rule, RuleDocument } from './rule.ts'
import { kindsOf } from './sighting.ts'

/** Every kind of document that the order asks for is there. `expected` is the kind. */
const complete: Rule = {
  id: 'completeness.checklist',
  version: 1,
  category: 'COMPLETENESS',
  code: 'DOCUMENT_MISSING',
  severity: 'S1',
  check: (input) => input.terms.checklist.map((kind) => lookFor(kind, input)),
}

export const checklistRules: readonly Rule[] = [complete]

function lookFor(kind: DocumentKind, { documents }: CaseInput): Outcome {
  const found = documents.find((document) => kindsOf(document).has(kind))
  if (found)
    return {
      state: 'pass',
      evidence: { document: found.path, page: 1, field: null, box: null },
      expected: kind,
    }
  const unread = documents.some((document) => document.reading === null && kindsOf(document).size === 0)
  if (unread) return { state: 'not-performed', expected: kind }
  return {
    state: documents.some((document) => mightBe(document, kind)) ? 'illegible' : 'fail',
    expected: kind,
  }
}

/** Whether a document of no known kind could be one of this kind. A reader that knows the kind would have said so. */
function mightBe(document: RuleDocument, kind: DocumentKind): boolean {
  if (kindsOf(document).size > 0) return false
  return document.reading?.state === 'unreadable' || !cardKinds.includes(kind)
}
