import { createContext, use } from 'react'
import type { Session } from '../../shared/domain/view.ts'
import type { Desk } from '../desk.ts'
import type { Keymap } from '../shortcuts/keymap.ts'
import { createAccountStore } from './accountStore.ts'
import { createAssignmentStore } from './assignmentStore.ts'
import { createAuditStore } from './auditStore.ts'
import { createBackupStore } from './backupStore.ts'
import { createBatchesStore } from './batchesStore.ts'
import { createBoardStore } from './boardStore.ts'
import { createCaseStore } from './caseStore.ts'
import { createCertificateStore } from './certificateStore.ts'
import { createDestructionStore } from './destructionStore.ts'
import { createDocumentsStore } from './documentsStore.ts'
import { createFieldHistoryStore } from './fieldHistoryStore.ts'
import { createFindingsStore } from './findingsStore.ts'
import { createIncidentsStore } from './incidentsStore.ts'
import { createJobsStore } from './jobsStore.ts'
import { createLendersStore } from './lendersStore.ts'
import { createNavigationStore } from './navigationStore.ts'
import { createOpinionStore } from './opinionStore.ts'
import { createPanes } from './panesStore.ts'
import { createPeopleStore } from './peopleStore.ts'
import { createPreferencesStore } from './preferencesStore.ts'
import { createQueueStore } from './queueStore.ts'
import { createResultStore } from './resultStore.ts'
import { createSettingsStore } from './settingsStore.ts'
import { createTemplatesStore } from './templatesStore.ts'
import { createTrainingStore } from './trainingStore.ts'
import { createViewsStore } from './viewsStore.ts'
import { createWorksheetsStore } from './worksheetsStore.ts'
import { createWorkstationStore } from './workstationStore.ts'

/** All that the window remembers while the vault is open. Locking drops the whole of it. */
export type Workspace = ReturnType<typeof createWorkspace>

export function createWorkspace(desk: Desk, session: Session, keymap: Keymap) {
  const jobs = createJobsStore(desk)
  const preferences = createPreferencesStore(desk)
  const panes = createPanes(desk)
  const viewer = panes.first.viewer
  const batches = createBatchesStore(desk, jobs)
  const queue = createQueueStore(desk)
  const result = createResultStore(desk, jobs)
  const caseWork = createCaseStore(desk, viewer)
  const navigation = createNavigationStore()
  const training = createTrainingStore(desk, {
    jobs,
    discarded(batch) {
      navigation.getState().leaveBatch(batch)
      void batches.getState().forget(batch)
    },
  })
  const documents = createDocumentsStore(desk, caseWork, panes)
  const findings = createFindingsStore(desk, caseWork, panes, session.user)
  const fieldHistory = createFieldHistoryStore(desk, caseWork)
  const worksheets = createWorksheetsStore(desk, caseWork, panes)
  // Whoever has begun to practise finds the cases when they are there, unless they have gone elsewhere meanwhile.
  training.subscribe(({ training: now }, { training: before }) => {
    const { place, go } = navigation.getState()
    if (before && !before.batch && now?.batch && place.screen === 'batches')
      go({ screen: 'queue', batch: now.batch })
  })
  return {
    session,
    navigation,
    training,
    jobs,
    batches,
    lenders: createLendersStore(desk, session),
    certificate: createCertificateStore(desk),
    audit: createAuditStore(desk),
    backup: createBackupStore(desk, jobs),
    people: createPeopleStore(desk),
    incidents: createIncidentsStore(desk),
    account: createAccountStore(desk, session),
    destruction: createDestructionStore(desk, () => batches.getState().load()),
    queue,
    board: createBoardStore(desk),
    result,
    assignment: createAssignmentStore(desk, queue),
    views: createViewsStore(preferences),
    caseWork,
    documents,
    findings,
    fieldHistory,
    worksheets,
    panes,
    /** Of the first pane: where fields and evidence are shown. */
    viewer,
    opinion: createOpinionStore(desk),
    preferences,
    settings: createSettingsStore(preferences, keymap),
    workstation: createWorkstationStore(desk),
    templates: createTemplatesStore(preferences),
    close() {
      // The next person has their own.
      keymap.setState({ own: {} })
      jobs.stop()
      batches.stop()
      training.stop()
      queue.stop()
      result.stop()
      // What was typed last is kept before the case is let go.
      worksheets.stop()
      caseWork.stop()
      caseWork.getState().clear()
      documents.stop()
      findings.stop()
      fieldHistory.stop()
    },
  }
}

export const WorkspaceContext = createContext<Workspace | null>(null)

export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext)
  if (!workspace) throw new Error('no workspace: the vault is not unlocked')
  return workspace
}
