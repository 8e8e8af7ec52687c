import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { nextUnsettled } from '../../stores/caseFields.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Amendments } from './Amendments.tsx'
import { Application } from './Application.tsx'
import { CaseSteps } from './CaseSteps.tsx'
import { Documents } from './Documents.tsx'
import { Fields } from './Fields.tsx'
import { Findings } from './Findings.tsx'
import { focusDecision, focusField } from './focus.ts'
import { Neighbours } from './Neighbours.tsx'
import { Opinion } from './Opinion.tsx'
import { useAnswers } from './useAnswers.ts'
import { useMayJudge } from './useMayJudge.ts'
import { Viewer } from './Viewer.tsx'
import { ScoreLines } from './worksheets/ScoreLines.tsx'
import { WorksheetList } from './worksheets/WorksheetList.tsx'
import { WorksheetPanel } from './worksheets/WorksheetPanel.tsx'
import './case.css'

interface CaseProps {
  readonly batch: BatchId
  readonly caseNo: CaseNo
}

/** One case: its documents at the left; what was read, found and is to be said at the right. */
export function Case({ batch, caseNo }: CaseProps) {
  const { caseWork, opinion, queue, worksheets, preferences } = useWorkspace()
  // Not what is left of the case before: it would be drawn once more, only to go.
  const view = useStore(caseWork, ({ view: now }) =>
    now?.batch === batch && now.caseNo === caseNo ? now : null,
  )
  const error = useStore(caseWork, (state) => state.error)
  const queueError = useStore(queue, (state) => state.error)
  const isQueueBeside = useStore(preferences, (state) => state.preferences.isQueueBeside)
  const worksheet = useStore(worksheets, ({ place }) => place)
  useEffect(() => {
    void caseWork.getState().open({ batch, caseNo })
    opinion.getState().begin({ batch, caseNo })
    return () => caseWork.getState().clear()
  }, [caseWork, opinion, batch, caseNo])
  // Whoever goes back to the queue finds the cursor on the case that they come from.
  const index = view?.position.index
  useEffect(() => {
    if (index !== undefined) queue.getState().select(index - 1)
  }, [queue, index])
  useFieldKeys(worksheet === null, useMayJudge({ state: view?.state ?? 'decided' }))
  useFirstFocus()
  useNextPrepared(batch, caseNo)
  if (view && worksheet)
    return (
      <div className="case case-worksheet">
        <div className="case-papers">
          <Documents />
        </div>
        <Viewer />
        <WorksheetPanel view={view} place={worksheet} />
      </div>
    )
  return (
    <div className={isQueueBeside ? 'case case-in-queue' : 'case'}>
      {isQueueBeside && <Neighbours batch={batch} caseNo={caseNo} />}
      <div className="case-papers">
        <CaseSteps batch={batch} />
        <Documents />
      </div>
      <Viewer />
      <div className="case-side">
        <div className="case-facts">
          {queueError && <ErrorNotice error={queueError} onClose={queue.getState().dismissError} />}
          {error && <ErrorNotice error={error} />}
          {view && (
            <>
              <Amendments view={view} />
              <Application application={view.application} product={view.product} />
              <Fields view={view} />
              <Findings view={view} />
              <WorksheetList view={view} />
              <ScoreLines score={view.score} />
            </>
          )}
        </div>
        {view && <Opinion view={view} />}
      </div>
    </div>
  )
}

/** Once the case is on the screen, the one that most likely comes after it is got ready. */
function useNextPrepared(batch: BatchId, caseNo: CaseNo) {
  const { caseWork, viewer, opinion, session } = useWorkspace()
  const isThere = useStore(caseWork, ({ view }) => view?.caseNo === caseNo)
  const isPainted = useStore(viewer, ({ picture }) => picture.state === 'ready' || picture.state === 'failed')
  const isReviewer = session.roles.some((role) => role.startsWith('reviewer'))
  const isTime = isReviewer && isThere && isPainted
  const done = useRef<CaseNo | undefined>(undefined)
  useEffect(() => {
    if (!isTime || done.current === caseNo) return
    done.current = caseNo
    void opinion.getState().prepareNext({ batch, caseNo })
  }, [opinion, isTime, batch, caseNo])
}

/** Once a case has come, the keyboard is where the work begins: its first unsettled field, or else the decision. */
function useFirstFocus() {
  const { caseWork } = useWorkspace()
  const caseNo = useStore(caseWork, ({ view }) => view?.caseNo)
  const done = useRef<CaseNo | undefined>(undefined)
  useEffect(() => {
    if (caseNo && done.current !== caseNo && !caseWork.getState().active) focusDecision()
    done.current = caseNo
  }, [caseWork, caseNo])
}

function useFieldKeys(isShown: boolean, mayAnswer: boolean) {
  const { caseWork, fieldHistory } = useWorkspace()
  const { confirm, mark } = useAnswers()
  const step = (by: 1 | -1) => {
    const { order, active, activate } = caseWork.getState()
    const key = order[(active ? order.indexOf(active) : -1) + by]
    if (key) activate(key)
  }
  useShortcuts({ 'fields.reveal': () => void caseWork.getState().reveal() })
  const keys = {
    'fields.enter': () => {
      const { view, order, active, activate } = caseWork.getState()
      const key = active ?? (view && nextUnsettled(view, order, null)) ?? order[0]
      if (!key) return
      activate(key)
      focusField(key)
    },
    'fields.history': () => void fieldHistory.getState().toggle(),
    'fields.up': () => step(-1),
    'fields.down': () => step(1),
    'fields.magnify': () => caseWork.getState().magnify(),
  }
  const answers = {
    'fields.confirm': confirm,
    'fields.illegible': () => mark('illegible'),
    'fields.notApplicable': () => mark('not-applicable'),
    'fields.candidate': () => caseWork.getState().tryCandidate(),
  }
  useShortcuts({ ...(isShown && keys), ...(isShown && mayAnswer && answers) })
}
