import { Button, type InputRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Decision } from '../../../shared/domain/opinion.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { lacksOf, obstaclesTo, type Standing } from '../../stores/opinionObstacles.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { DecisionButtons, decisionShortcut, decisionsAt } from './DecisionButtons.tsx'
import { Obstacles } from './Obstacles.tsx'
import { ReasonPicker, type ReasonPickerHandle } from './ReasonPicker.tsx'
import { RemarkBox } from './RemarkBox.tsx'
import { useSaveAndNext } from './useSaveAndNext.ts'

interface OpinionFormProps {
  readonly view: CaseView
  readonly standing: Standing
}

/** The opinion that the reviewer writes: decision, reasons, remark. */
export function OpinionForm({ view, standing }: OpinionFormProps) {
  const { t } = useTranslation()
  const { opinion } = useWorkspace()
  const { draft, submitting, error } = useStore(opinion)
  const save = useRef<HTMLButtonElement>(null)
  const reasons = useRef<ReasonPickerHandle>(null)
  const remark = useRef<InputRef>(null)
  const level = useLevel(view)
  const lacks = lacksOf(draft)
  const obstacles = obstaclesTo(draft.decision, view, standing)
  const isSaveable = lacks.length === 0 && obstacles.length === 0 && !submitting
  const saveAndNext = useSaveAndNext(view)
  const decide = (decision: Decision) => () => {
    opinion.getState().decide(decision)
    // The hand is led to what comes next: a pass is saved, anything else needs a reason.
    if (decision !== 'pass') reasons.current?.focus()
    else requestAnimationFrame(() => save.current?.focus())
  }
  const decisions = decisionsAt(level)
  useShortcuts({
    ...Object.fromEntries(decisions.map((decision) => [decisionShortcut[decision], decide(decision)])),
    'opinion.reasons': () => reasons.current?.focus(),
    'opinion.remark': () => remark.current?.focus(),
    'opinion.save': () => {
      if (isSaveable) void saveAndNext()
    },
  })
  return (
    <>
      <DecisionButtons view={view} decisions={decisions} standing={standing} />
      <ReasonPicker view={view} handle={reasons} />
      <RemarkBox inputRef={remark} />
      <Obstacles view={view} errors={obstacles} />
      {error && <ErrorNotice error={error} />}
      <footer className="opinion-end">
        <span className="opinion-lacks" role="status">
          {draft.decision !== null && lacks.map((lack) => t(`opinion.blocked.${lack}`)).join(' ')}
        </span>
        <Button
          ref={save}
          type="primary"
          disabled={!isSaveable}
          loading={submitting}
          onClick={() => void saveAndNext()}
        >
          {submitting ? t('opinion.saving') : t('opinion.saveNext')} <KeyHint id="opinion.save" />
        </Button>
      </footer>
    </>
  )
}

/** The level of the opinion that is written: that of the one it takes the place of, or else the case's own. */
function useLevel(view: CaseView) {
  const supersedes = useStore(useWorkspace().opinion, ({ draft }) => draft.supersedes)
  return view.opinions.find(({ sha256 }) => sha256 === supersedes)?.level ?? view.level
}
