import { maskedFields } from '../../shared/domain/field.ts'
import type { Finding } from '../../shared/domain/finding.ts'
import type { CaseNo } from '../../shared/domain/ids.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { Application } from '../../shared/domain/order.ts'
import type {
  AmendmentView,
  CaseView,
  DocumentView,
  FieldView,
  OpinionView,
} from '../../shared/domain/view.ts'
import type { AmendmentStore } from '../batch/amendmentStore.ts'
import type { CaseStore, ReceivedDocument } from '../batch/caseStore.ts'
import type { ReadingStore } from '../reading/readingStore.ts'
import type { CaseValueStore } from './caseValueStore.ts'
import type { ConfirmationStore } from './confirmationStore.ts'
import { type CaseField, fieldsOfCase } from './fields.ts'
import type { FindingStore } from './findingStore.ts'
import type { OpinionStore } from './opinionStore.ts'
import { earlierOpinions, nextLevel, opinionOf } from './opinions.ts'

/** Everything that a batch holds, by aggregate. */
export interface BatchStores {
  readonly cases: CaseStore
  readonly amendments: AmendmentStore
  readonly readings: ReadingStore
  readonly confirmations: ConfirmationStore
  readonly findings: FindingStore
  readonly opinions: OpinionStore
  readonly values: CaseValueStore
}

/**
 * One case as a reviewer sees it. Unless revealed, values of masked fields are masked before they leave this process.
 *
 * @throws SealdeskError `case/unknown`
 */
export function viewCase(stores: BatchStores, caseNo: CaseNo, { revealed }: { revealed: boolean }): CaseView {
  const { batchId, terms } = stores.cases.received()
  const { application, position, product } = stores.cases.case(caseNo)
  const opinions = stores.opinions.of(caseNo)
  const earlier = earlierOpinions(stores.amendments.of(caseNo))
  const level = nextLevel(terms, opinions.length - earlier)
  const documents = stores.cases.documentsOf(caseNo)
  const fields = fieldsOfCase(stores, caseNo)
  const show = revealed ? (text: string) => text : mask
  return {
    batch: batchId,
    caseNo,
    product,
    level: level ?? terms.levels[terms.levels.length - 1] ?? 1,
    state: level === null ? 'decided' : opinions.length > earlier ? 'in-review' : 'waiting',
    position: { index: position + 1, of: stores.cases.countCases() },
    revealed,
    application: viewApplication(application, show),
    amendments: viewAmendments(stores.amendments, caseNo, documents),
    documents: documents.map((document) => viewDocument(stores.readings, document, fields, revealed)),
    findings: stores.findings.of(caseNo).map((finding) => viewFinding(finding, show)),
    opinions: opinions.map((signed) => viewOpinion(opinionOf(signed))),
    earlierOpinions: earlier,
    reasons: terms.reasons,
  }
}

/** The part of an opinion that reviewers see. */
export function viewOpinion({ level, decision, reasons, remark, author, at }: OpinionView): OpinionView {
  return { level, decision, reasons, remark, author, at }
}

function viewApplication(application: Application, show: (text: string) => string): Application {
  return { ...application, id_number: show(application.id_number) }
}

function viewAmendments(
  amendments: AmendmentStore,
  caseNo: CaseNo,
  documents: readonly ReceivedDocument[],
): AmendmentView[] {
  const ofCase = amendments.of(caseNo)
  if (ofCase.length === 0) return []
  const received = new Map(amendments.list().map((amendment) => [amendment.packageId, amendment]))
  return ofCase.map((amendment) => {
    const { title = '', importedAt = '' } = received.get(amendment.packageId) ?? {}
    const brought = documents.filter((document) => document.amendment === amendment.packageId)
    const replaced = brought.filter(({ replaces }) => replaces !== null).length
    return { ...amendment, title, importedAt, added: brought.length - replaced, replaced }
  })
}

function viewDocument(
  readings: ReadingStore,
  document: ReceivedDocument,
  fieldsOfCase: readonly CaseField[],
  revealed: boolean,
): DocumentView {
  const reading = readings.get(document.path)
  const first = reading?.pages[0]
  return {
    path: document.path,
    title: document.title ?? document.path.slice(document.path.lastIndexOf('/') + 1),
    kind: document.kind ?? first?.kind ?? 'other',
    mediaType: document.mediaType,
    bytes: document.size,
    state: reading?.state ?? 'unread',
    error: reading?.error ?? null,
    pages: reading?.pageCount ?? 0,
    rotation: first?.rotation ?? 0,
    fields: fieldsOfCase
      .filter((field) => field.document === document.path)
      .map((field) => viewField(field, revealed)),
    amendment: document.amendment,
    replacedBy: document.replacedBy,
  }
}

function viewField({ name, page, read, confirmed }: CaseField, revealed: boolean): FieldView {
  const masked = !revealed && maskedFields.includes(name)
  if (!masked) return { name, page, read, confirmed, masked }
  return {
    name,
    page,
    read: {
      ...read,
      value: maskOrNull(read.value),
      ...(read.candidates && { candidates: read.candidates.map(mask) }),
    },
    confirmed: confirmed && { ...confirmed, value: maskOrNull(confirmed.value) },
    masked,
  }
}

function viewFinding(finding: Finding, show: (text: string) => string): Finding {
  const field = finding.evidence?.field
  if (!field || !maskedFields.includes(field)) return finding
  return {
    ...finding,
    seen: finding.seen === null ? null : show(finding.seen),
    expected: finding.expected === null ? null : show(finding.expected),
  }
}

function maskOrNull(value: string | null): string | null {
  return value === null ? null : mask(value)
}
