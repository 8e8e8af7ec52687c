import type { CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { Application } from '../../shared/domain/order.ts'
import type { AmendmentView, CaseView } from '../../shared/domain/view.ts'
import type { AmendmentStore } from '../batch/amendmentStore.ts'
import type { CaseStore, ReceivedDocument } from '../batch/caseStore.ts'
import type { ReadingStore } from '../reading/readingStore.ts'
import type { AddedFindingStore } from './addedFindingStore.ts'
import type { AssignmentStore } from './assignmentStore.ts'
import type { BoardStore } from './boardStore.ts'
import type { CaseRowStore } from './caseRowStore.ts'
import type { CaseValueStore } from './caseValueStore.ts'
import type { ConfirmationStore } from './confirmationStore.ts'
import type { DispositionStore } from './dispositionStore.ts'
import type { DocumentNoteStore } from './documentNoteStore.ts'
import { documentsOfCase } from './documents.ts'
import { missingKinds, viewDocument } from './documentView.ts'
import { viewField } from './fieldView.ts'
import type { FindingStore } from './findingStore.ts'
import { viewFinding } from './findingView.ts'
import { holdingOf } from './holding.ts'
import type { NextCaseStore } from './nextCaseStore.ts'
import { obstaclesOf, revisableBy } from './opinionRules.ts'
import type { OpinionStore } from './opinionStore.ts'
import { caseToDecide } from './opinions.ts'
import { viewOpinions } from './opinionView.ts'
import type { QueueStore } from './queueStore.ts'
import type { SearchStore } from './searchStore.ts'
import type { Viewer } from './viewer.ts'
import type { WorksheetStore } from './worksheetStore.ts'
import { viewScore, viewWorksheets } from './worksheetView.ts'

/** Everything that a batch holds, by aggregate. */
export interface BatchStores {
  readonly cases: CaseStore
  readonly amendments: AmendmentStore
  readonly readings: ReadingStore
  readonly documentNotes: DocumentNoteStore
  readonly confirmations: ConfirmationStore
  readonly findings: FindingStore
  readonly dispositions: DispositionStore
  readonly addedFindings: AddedFindingStore
  readonly worksheets: WorksheetStore
  readonly opinions: OpinionStore
  readonly values: CaseValueStore
  readonly assignments: AssignmentStore
  readonly rows: CaseRowStore
  readonly queue: QueueStore
  readonly nextCases: NextCaseStore
  readonly search: SearchStore
  readonly board: BoardStore
  /** Whether a result has taken a case along with this opinion as the newest. */
  readonly deliveries: { readonly holds: (opinion: Sha256Hex) => boolean }
}

/**
 * One case as somebody sees it. What is kept from them (masked values until revealed, others' opinions where they are to
 * judge blind, others' entries until settled) does not leave this process.
 *
 * @throws SealdeskError `case/unknown`
 */
export function viewCase(stores: BatchStores, caseNo: CaseNo, viewer: Viewer): CaseView {
  const { batchId, terms } = stores.cases.received()
  const { application, position, product } = stores.cases.case(caseNo)
  const subject = caseToDecide(stores, caseNo)
  const { level, state, assignedTo } = holdingOf(stores.assignments, caseNo, subject.review)
  const documents = documentsOfCase(stores, caseNo)
  const fields = Map.groupBy(subject.fields, ({ document }) => document)
  return {
    batch: batchId,
    caseNo,
    product,
    level,
    state,
    assignedTo,
    obstacles: obstaclesOf(subject, viewer).map(({ decision, error: { code, params } }) => ({
      decision,
      error: { code, params },
    })),
    revisable: revisableBy(subject, viewer)?.sha256 ?? null,
    isBlind: viewer.isBlind,
    missing: missingKinds(stores.readings, terms.checklist, documents),
    position: { index: position + 1, of: stores.cases.countCases() },
    revealed: viewer.revealed,
    application: viewApplication(application, viewer.revealed),
    amendments: viewAmendments(stores.amendments, caseNo, documents),
    documents: documents.map((document) => {
      const onDocument = fields.get(document.path) ?? []
      return viewDocument(
        stores.readings,
        document,
        onDocument.map((field) => viewField(field, viewer)),
      )
    }),
    findings: subject.findings.map((finding) => viewFinding(finding, viewer)),
    worksheets: viewWorksheets(stores, caseNo, viewer),
    wantedWorksheets: terms.worksheets,
    score: viewScore(stores, subject, viewer),
    ...viewOpinions(subject.review, viewer),
    reasons: terms.reasons,
  }
}

function viewApplication(application: Application, revealed: boolean): Application {
  return revealed ? application : { ...application, id_number: mask(application.id_number) }
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
