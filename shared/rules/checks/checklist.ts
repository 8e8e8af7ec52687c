import { cardKinds, type DocumentKind } from '../../domain/kind.ts'
import { collapse } from '../collapse.ts'
import { type CaseInput, type Outcome, onFirstPage, type Rule, type RuleDocument } from '../rule.ts'
import { kindsOf } from '../sighting.ts'

/** Every kind of document that the order asks for is there. `expected` is the kind. */
const complete: Rule = {
  id: 'completeness.checklist',
  version: 2,
  category: 'COMPLETENESS',
  code: 'DOCUMENT_MISSING',
  severity: 'S1',
  source: 'the order: its checklist',
  check: (input) => input.terms.checklist.map((kind) => lookFor(kind, input)),
}

/** Every document could be opened and read. */
const readable: Rule = {
  id: 'completeness.readable',
  version: 1,
  category: 'COMPLETENESS',
  code: 'DOCUMENT_UNREADABLE',
  severity: 'S2',
  source: 'the decoder',
  check: ({ documents }) =>
    collapse(
      documents.flatMap((document): Outcome[] => {
        if (!document.reading) return []
        if (document.reading.state === 'read') return [{ state: 'pass' }]
        return [{ state: 'illegible', reason: 'document-unreadable', evidence: onFirstPage(document) }]
      }),
    ),
}

/** A document is what the lender calls it. `expected` is the lender's kind, `seen` the one that was recognised. */
const kind: Rule = {
  id: 'completeness.kind',
  version: 1,
  category: 'COMPLETENESS',
  code: 'KIND_DIFFERS',
  severity: 'S3',
  source: 'the order: the kind named for each document',
  check: ({ documents }) =>
    collapse(
      documents.flatMap((document): Outcome[] => {
        const { kind: named, reading } = document
        const recognised = (reading?.pages ?? [])
          .map((page) => page.kind)
          .filter((known) => known !== 'other')
        const [first] = recognised
        if (named === null || named === 'other' || first === undefined) return []
        if (recognised.includes(named)) return [{ state: 'pass' }]
        return [{ state: 'warn', seen: first, expected: named, evidence: onFirstPage(document) }]
      }),
    ),
}

export const checklistRules: readonly Rule[] = [complete, readable, kind]

function lookFor(kind: DocumentKind, { documents }: CaseInput): Outcome {
  const found = documents.find((document) => kindsOf(document).has(kind))
  if (found) return { state: 'pass', evidence: onFirstPage(found), expected: kind }
  const unread = documents.some((document) => document.reading === null && kindsOf(document).size === 0)
  if (unread) return { state: 'not-performed', reason: 'not-read', expected: kind }
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
