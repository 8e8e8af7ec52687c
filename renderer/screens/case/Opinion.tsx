import { Button, Input, type InputRef, Radio } from 'antd'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Decision, decisions } from '../../../shared/domain/opinion.ts'
import { reviewerRole } from '../../../shared/domain/person.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import type { ShortcutId } from '../../shortcuts/definitions.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { blockersOf } from '../../stores/opinionStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { decisionId } from './focus.ts'
import { GivenOpinions } from './GivenOpinions.tsx'
import { ReasonPicker, type ReasonPickerHandle } from './ReasonPicker.tsx'
import './opinion.css'

const decisionShortcut = {
  pass: 'opinion.pass',
  conditional: 'opinion.conditional',
  supplement: 'opinion.supplement',
  'recommend-reject': 'opinion.reject',
  escalate: 'opinion.escalate',
} as const satisfies Record<Decision, ShortcutId>

/** What the reviewer says of the case: decision, reasons, remark. */
export function Opinion({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { session } = useWorkspace()
  const isOpen = view.state !== 'decided'
  const mayDecide = isOpen && session.roles.includes(reviewerRole(view.level))
  return (
    <section className="opinion" aria-label={t('case.opinion.title')}>
      <GivenOpinions view={view} />
      {mayDecide && <OpinionForm view={view} />}
      {!mayDecide && (
        <p className="soft opinion-closed">
          {isOpen
            ? t('case.opinion.notYours', { level: t(`term.level.level-${view.level}`) })
            : t('case.opinion.closed')}
        </p>
      )}
    </section>
  )
}

function OpinionForm({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { opinion } = useWorkspace()
  const { draft, submitting, error } = useStore(opinion)
  const save = useRef<HTMLButtonElement>(null)
  const reasons = useRef<ReasonPickerHandle>(null)
  const remark = useRef<InputRef>(null)
  const blockers = blockersOf(draft, view)
  const isSaveable = blockers.length === 0 && !submitting
  const saveAndNext = useSaveAndNext(view)
  const decide = (decision: Decision) => () => {
    opinion.getState().decide(decision)
    // The hand is led to what comes next: a pass is saved, anything else needs a reason.
    if (decision === 'pass') requestAnimationFrame(() => save.current?.focus())
    else reasons.current?.focus()
  }
  useShortcuts({
    'opinion.pass': decide('pass'),
    'opinion.conditional': decide('conditional'),
    'opinion.supplement': decide('supplement'),
    'opinion.reject': decide('recommend-reject'),
    'opinion.escalate': decide('escalate'),
    'opinion.reasons': () => reasons.current?.focus(),
    'opinion.remark': () => remark.current?.focus(),
    'opinion.save': () => {
      if (isSaveable) void saveAndNext()
    },
  })
  return (
    <>
      <DecisionButtons />
      <ReasonPicker view={view} handle={reasons} />
      <RemarkBox inputRef={remark} />
      {error && <ErrorNotice error={error} />}
      <footer className="opinion-end">
        <span className="opinion-blockers" role="status">
          {draft.decision !== null &&
            blockers.map((blocker) => t(`case.opinion.blocked.${blocker}`)).join(' ')}
        </span>
        <Button
          ref={save}
          type="primary"
          disabled={!isSaveable}
          loading={submitting}
          onClick={() => void saveAndNext()}
        >
          {submitting ? t('case.opinion.saving') : t('case.opinion.saveNext')} <KeyHint id="opinion.save" />
        </Button>
      </footer>
    </>
  )
}

/** Saves the opinion and goes to the next case that waits, or back to the queue where none does. */
function useSaveAndNext({ batch, caseNo }: CaseView): () => Promise<void> {
  const { opinion, navigation } = useWorkspace()
  return async () => {
    const { draft, submit } = opinion.getState()
    if (draft.decision === null) return
    const saved = { caseNo, decision: draft.decision }
    const submitted = await submit()
    if (!submitted.saved) return
    const { next } = submitted
    const place = next
      ? ({ screen: 'case', batch, caseNo: next } as const)
      : ({ screen: 'queue', batch } as const)
    navigation.getState().go(place, { saved, finished: next === null })
  }
}

function DecisionButtons() {
  const { t } = useTranslation()
  const { draft, decide } = useStore(useWorkspace().opinion)
  return (
    <div id={decisionId}>
      <Radio.Group
        className="decisions"
        optionType="button"
        buttonStyle="solid"
        aria-label={t('case.opinion.decision')}
        value={draft.decision}
        onChange={({ target }) => decide(target.value)}
        options={decisions.map((decision) => ({
          value: decision,
          label: (
            <>
              <KeyHint id={decisionShortcut[decision]} /> {t(`term.decision.${decision}`)}
            </>
          ),
        }))}
      />
    </div>
  )
}

function RemarkBox({ inputRef }: { readonly inputRef: RefObject<InputRef | null> }) {
  const { t } = useTranslation()
  const { draft, remark } = useStore(useWorkspace().opinion)
  return (
    <Input.TextArea
      ref={inputRef}
      className="remark"
      aria-label={t('case.opinion.remark')}
      placeholder={t('case.opinion.remarkHint')}
      maxLength={2000}
      autoSize={{ minRows: 1, maxRows: 4 }}
      value={draft.remark}
      onChange={({ target }) => remark(target.value)}
    />
  )
}
