import type { CaseNo } from '../../shared/domain/ids.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { Application } from '../../shared/domain/order.ts'
import type { Role, UserName } from '../../shared/domain/person.ts'
import type { AmendmentView, CaseView, OpinionView } from '../../shared/domain/view.ts'
import type { AmendmentStore } from '../batch/amendmentStore.ts'
import type { CaseStore, ReceivedDocument } from '../batch/caseStore.ts'
import type { ReadingStore } from '../reading/readingStore.ts'
import type { CaseValueStore } from './caseValueStore.ts'
import type { ConfirmationStore } from './confirmationStore.ts'
import type { DocumentNoteStore } from './documentNoteStore.ts'
import { documentsOfCase } from './documents.ts'
import { missingKinds, viewDocument } from './documentView.ts'
import { fieldsOfCase } from './fields.ts'
import { viewField } from './fieldView.ts'
import type { FindingStore } from './findingStore.ts'
import { viewFinding } from './findingView.ts'
import type { OpinionStore } from './opinionStore.ts'
import { earlierOpinions, type GivenOpinion, nextLevel, opinionOf } from './opinions.ts'

/** Everything that a batch holds, by aggregate. */
export interface BatchStores {
  readonly cases: CaseStore
  readonly amendments: AmendmentStore
  readonly readings: ReadingStore
  readonly documentNotes: DocumentNoteStore
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
export function viewCase(
  stores: BatchStores,
  caseNo: CaseNo,
  { revealed }: { viewer: { name: UserName; roles: readonly Role[] }; revealed: boolean },
): CaseView {
  const { batchId, terms } = stores.cases.received()
  const { application, position, product } = stores.cases.case(caseNo)
  const opinions = stores.opinions.of(caseNo)
  const earlier = earlierOpinions(stores.amendments.of(caseNo))
  const level = nextLevel(terms, opinions.length - earlier)
  const documents = documentsOfCase(stores, caseNo)
  const fields = fieldsOfCase(stores, caseNo)
  const documentViews = documents.map((document) => {
    const onDocument = fields.filter((field) => field.document === document.path)
    return viewDocument(
      stores.readings,
      document,
      onDocument.map((field) => viewField(field, revealed)),
    )
  })
  const show = revealed ? (text: string) => text : mask
  return {
    batch: batchId,
    caseNo,
    product,
    level: level ?? terms.levels[terms.levels.length - 1] ?? 1,
    state: level === null ? 'decided' : opinions.length > earlier ? 'in-review' : 'waiting',
    assignedTo: null,
    obstacles: [],
    revisable: null,
    isBlind: false,
    missing: missingKinds(stores.readings, terms.checklist, documents),
    position: { index: position + 1, of: stores.cases.countCases() },
    revealed,
    application: viewApplication(application, show),
    amendments: viewAmendments(stores.amendments, caseNo, documents),
    documents: documentViews,
    findings: stores.findings.of(caseNo).map((finding, index) => viewFinding(finding, index, show)),
    opinions: opinions.map((signed) => viewOpinion({ ...opinionOf(signed), sha256: signed.sha256 }, true)),
    earlierOpinions: earlier,
    reasons: terms.reasons,
  }
}

/** The part of an opinion that reviewers see. */
export function viewOpinion(
  { sha256, level, decision, reasons, remark, author, at }: GivenOpinion,
  stands: boolean,
): OpinionView {
  return { sha256, stands, level, decision, reasons, remark, author, at }
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
