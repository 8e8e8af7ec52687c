import {
  CheckOutlined,
  CloseOutlined,
  EyeInvisibleOutlined,
  QuestionOutlined,
  StopOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CaseView } from '../../../shared/domain/view.ts'
import { declaredValue } from '../../../shared/rules/declaredValue.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { type CaseField, type FieldState, fieldState } from '../../stores/caseFields.ts'
import { type Comparison, compareField, standingValue } from '../../stores/fieldComparison.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Difference } from './Difference.tsx'
import { FieldPicture } from './FieldPicture.tsx'
import { fieldId, focusField } from './focus.ts'
import { useAnswers } from './useAnswers.ts'

interface FieldRowProps {
  readonly field: CaseField
  readonly view: CaseView
}

export function FieldRow({ field, view }: FieldRowProps) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const { key, document, field: shown } = field
  const isActive = useStore(caseWork, (state) => state.active === key)
  const isMagnified = useStore(caseWork, (state) => state.isMagnified)
  const typed = useStore(caseWork, (state) => state.typed[key])
  const comparison = compareField(shown, document, view.application, view.findings)
  const isIllegible = shown.confirmed?.value === null
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
        readOnly={shown.masked}
        placeholder={isIllegible ? t('case.fields.illegible') : undefined}
        title={shown.masked ? t('case.fields.maskedHint') : undefined}
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
      {isActive && <Detail field={field} />}
      {isActive && isMagnified && <FieldPicture field={field} />}
    </div>
  )
}

const stateMarks: Readonly<Record<FieldState, { icon: ReactNode; tone: string }>> = {
  confirmed: { icon: <UserOutlined />, tone: 'good' },
  sure: { icon: <CheckOutlined />, tone: 'good' },
  doubtful: { icon: <QuestionOutlined />, tone: 'warn' },
  absent: { icon: <StopOutlined />, tone: 'warn' },
}

function StateMark({ state }: { readonly state: FieldState }) {
  const { t } = useTranslation()
  const { icon, tone } = stateMarks[state]
  return (
    <span className={`mark ${tone}`}>
      {icon} {t(`case.fields.state.${state}`)}
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
      {icon} {t(`case.fields.comparison.${comparison}`)}
    </span>
  )
}

/** Why the active field is as it is, and what can be answered. */
function Detail({ field: active }: { readonly field: CaseField }) {
  const { t } = useTranslation()
  const { field } = active
  const { confirm, markIllegible } = useAnswers()
  const reasons = field.read.reasons.map((reason) => t(`term.fieldReason.${reason}`)).join(t('app.separator'))
  const { confirmed, read } = field
  return (
    <div className="field-detail">
      <span className="soft">
        {confirmed
          ? [
              confirmed.by === null
                ? t('case.fields.confirmedBySomebody')
                : t('case.fields.confirmedBy', { by: confirmed.by }),
              read.value !== null && read.value !== confirmed.value
                ? t('case.fields.readAs', { value: read.value })
                : '',
            ]
              .filter(Boolean)
              .join(t('app.separator'))
          : reasons}
        {field.masked && ` · ${t('case.fields.maskedHint')}`}
      </span>
      <Candidates field={active} />
      <span className="field-answers">
        <Button size="small" onClick={markIllegible}>
          {t('case.fields.markIllegible')} <KeyHint id="fields.illegible" inText />
        </Button>
        <Button size="small" type="primary" onClick={confirm}>
          {t('case.fields.confirm')} <KeyHint id="fields.confirm" inText />
        </Button>
      </span>
    </div>
  )
}

/** What would pass the check digit in place of what was read. Each is put into the input, and confirmed like any text. */
function Candidates({ field: { key, field } }: { readonly field: CaseField }) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const { candidates = [], value } = field.read
  if (candidates.length === 0 || field.masked || field.confirmed) return null
  return (
    <span className="field-candidates">
      {t('case.fields.candidates')} <KeyHint id="fields.candidate" inText />
      {candidates.map((candidate) => (
        <Button key={candidate} size="small" onClick={() => caseWork.getState().type(key, candidate)}>
          <Difference text={candidate} against={value ?? ''} />
        </Button>
      ))}
    </span>
  )
}
