import {
  CheckOutlined,
  CloseOutlined,
  EditOutlined,
  EyeInvisibleOutlined,
  HourglassOutlined,
  QuestionOutlined,
  StopOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CaseView } from '../../../shared/domain/view.ts'
import { declaredValue } from '../../../shared/rules/declaredValue.ts'
import { type CaseField, type FieldState, fieldState } from '../../stores/caseFields.ts'
import { type Comparison, compareField, standingValue } from '../../stores/fieldComparison.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Difference } from './Difference.tsx'
import { FieldDetail } from './FieldDetail.tsx'
import { FieldHistory } from './FieldHistory.tsx'
import { FieldPicture } from './FieldPicture.tsx'
import { fieldId, focusField } from './focus.ts'
import { useMayJudge } from './useMayJudge.ts'

interface FieldRowProps {
  readonly field: CaseField
  readonly view: CaseView
}

/** A field: what was read or answered, in an input, beside what was declared; the active one says more. */
export function FieldRow({ field, view }: FieldRowProps) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const { key, document, field: shown } = field
  const isActive = useStore(caseWork, (state) => state.active === key)
  const isMagnified = useStore(caseWork, (state) => state.isMagnified)
  const typed = useStore(caseWork, (state) => state.typed[key])
  const comparison = compareField(shown, document, view.application, view.findings)
  const answer = shown.confirmed?.answer
  const mayJudge = useMayJudge(view)
  const standing = typed ?? standingValue(shown)
  const declared = declaredValue(view.application, document.kind, shown.name)
  useEffect(() => {
    if (isActive) focusField(key)
  }, [isActive, key])
  return (
    <div className={`field-row${isActive ? ' field-active' : ''}`}>
      <label className="field-name" htmlFor={fieldId(key)}>
        {t(`term.field.${shown.name}`)} <StateMark state={fieldState(shown)} />
      </label>
      <textarea
        id={fieldId(key)}
        className="field-input"
        data-place="field"
        rows={1}
        spellCheck={false}
        autoComplete="off"
        readOnly={shown.masked || !mayJudge}
        placeholder={answer && answer !== 'value' ? t(`fields.answer.${answer}`) : undefined}
        title={shown.masked && mayJudge ? t('fields.maskedHint') : undefined}
        value={standing ?? ''}
        onFocus={() => caseWork.getState().activate(key)}
        onChange={({ target }) => caseWork.getState().type(key, target.value.replaceAll('\n', ''))}
      />
      <span className="field-declared">
        {comparison === 'mismatch' && standing !== null && declared !== null ? (
          <Difference text={declared} against={standing} />
        ) : (
          declared
        )}
      </span>
      {comparison !== 'not-declared' && comparison !== 'not-read' && (
        <ComparisonMark comparison={comparison} />
      )}
      {isActive && (
        <>
          <FieldDetail field={field} mayAnswer={mayJudge} />
          {isMagnified && <FieldPicture field={field} />}
          <FieldHistory field={field} />
        </>
      )}
    </div>
  )
}

const stateMarks: Readonly<Record<FieldState, { icon: ReactNode; tone: string }>> = {
  confirmed: { icon: <UserOutlined />, tone: 'good' },
  wanted: { icon: <EditOutlined />, tone: 'warn' },
  entered: { icon: <HourglassOutlined />, tone: 'soft' },
  sure: { icon: <CheckOutlined />, tone: 'good' },
  doubtful: { icon: <QuestionOutlined />, tone: 'warn' },
  absent: { icon: <StopOutlined />, tone: 'warn' },
}

function StateMark({ state }: { readonly state: FieldState }) {
  const { t } = useTranslation()
  const { icon, tone } = stateMarks[state]
  return (
    <span className={`mark ${tone}`}>
      {icon} {t(`fields.state.${state}`)}
    </span>
  )
}

const comparisonMarks: Readonly<Record<SpokenComparison, { icon: ReactNode; tone: string }>> = {
  match: { icon: <CheckOutlined />, tone: 'good' },
  mismatch: { icon: <CloseOutlined />, tone: 'bad' },
  hidden: { icon: <EyeInvisibleOutlined />, tone: 'soft' },
}

/** Where nothing was declared or nothing read, there is nothing to say. */
type SpokenComparison = Exclude<Comparison, 'not-declared' | 'not-read'>

function ComparisonMark({ comparison }: { readonly comparison: SpokenComparison }) {
  const { t } = useTranslation()
  const { icon, tone } = comparisonMarks[comparison]
  return (
    <span className={`mark ${tone}`}>
      {icon} {t(`fields.comparison.${comparison}`)}
    </span>
  )
}
