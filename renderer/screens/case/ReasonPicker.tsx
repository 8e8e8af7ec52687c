import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type Ref, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { builtInReasons, type Reason } from '../../../shared/domain/opinion.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { isFound } from '../../components/isFound.ts'
import { fieldsOf } from '../../stores/caseFields.ts'
import { find, findingOf } from '../../stores/caseStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { useReasonName } from './useReasonName.ts'

export interface ReasonPickerHandle {
  focus(): void
}

interface ReasonPickerProps {
  readonly view: CaseView
  readonly handle: Ref<ReasonPickerHandle>
}

/** Reason codes, found by part of the code, of the name or of its pinyin, and what each of them is about. */
export function ReasonPicker({ view, handle }: ReasonPickerProps) {
  const { t } = useTranslation()
  const { opinion, caseWork, viewer } = useWorkspace()
  const { draft, addReason } = useStore(opinion)
  const nameOf = useReasonName(view)
  const select = useRef<{ focus(): void }>(null)
  useImperativeHandle(handle, () => ({ focus: () => select.current?.focus() }))

  /** A reason is taken to be about what the reviewer is looking at; the list beside it corrects that. */
  const add = (code: string | null) => {
    if (code === null) return
    const { active, finding } = caseWork.getState()
    const field = find(view, active)
    const evidence = findingOf(view, finding)?.evidence
    const shown = viewer.getState().shown?.path ?? null
    if (field) addReason({ code, document: field.document.path, field: field.field.name })
    else if (evidence?.document === shown) addReason({ code, document: shown, field: evidence.field })
    else addReason({ code, document: shown, field: null })
  }
  const labelOf = (code: string) => `${nameOf(code)} ${code}`
  const codes = [...view.reasons.map(({ code }) => code), ...builtInReasons]
  const free = codes.filter((code) => !draft.reasons.some((reason) => reason.code === code))
  return (
    <div className="reasons">
      <Select<string | null>
        ref={(element) => {
          select.current = element
        }}
        className="reason-search"
        aria-label={t('opinion.reasons')}
        placeholder={t('opinion.reasonsHint')}
        showSearch={{ filterOption: (typed, option) => isFound(typed, labelOf(String(option?.value ?? ''))) }}
        defaultActiveFirstOption
        value={null}
        onSelect={add}
        options={free.map((code) => ({
          value: code,
          label: labelOf(code),
        }))}
      />
      {draft.reasons.map((reason, index) => (
        <ChosenReason key={reason.code} reason={reason} index={index} view={view} />
      ))}
    </div>
  )
}

interface ChosenReasonProps {
  readonly reason: Reason
  readonly index: number
  readonly view: CaseView
}

function ChosenReason({ reason, index, view }: ChosenReasonProps) {
  const { t } = useTranslation()
  const { aim, removeReason } = useWorkspace().opinion.getState()
  const name = useReasonName(view)(reason.code)
  const targets = useTargets(view)
  const current = targets.findIndex(
    ({ document, field }) => document === reason.document && field === reason.field,
  )
  return (
    <div className="reason">
      <span className="reason-name" title={reason.code}>
        {name}
      </span>
      <Select
        size="small"
        className="reason-about"
        aria-label={t('opinion.aboutOf', { reason: name })}
        value={current}
        onChange={(chosen: number) => {
          const target = targets[chosen]
          if (target) aim(index, { document: target.document, field: target.field })
        }}
        options={targets.map(({ label }, value) => ({ value, label }))}
      />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('opinion.removeReason', { reason: name })}
        onClick={() => removeReason(index)}
      />
    </div>
  )
}

type Target = Pick<Reason, 'document' | 'field'> & { readonly label: string }

/** All that a reason can be about: the case, each document, each field on it. */
function useTargets(view: CaseView): readonly Target[] {
  const { t } = useTranslation()
  const documents = view.documents.map(({ path, kind, title }) => ({
    document: path,
    field: null,
    label: `${t(`term.kind.${kind}`)} · ${title}`,
  }))
  const fields = fieldsOf(view).map(({ document, field }) => ({
    document: document.path,
    field: field.name,
    label: `${t(`term.kind.${document.kind}`)} · ${t(`term.field.${field.name}`)}`,
  }))
  return [{ document: null, field: null, label: t('opinion.wholeCase') }, ...documents, ...fields]
}
