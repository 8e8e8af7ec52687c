import { TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { EntryView, FieldView } from '../../../shared/domain/view.ts'
import { localMinute } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { type CaseField, isAnswered } from '../../stores/caseFields.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Difference } from './Difference.tsx'
import { useAnswers } from './useAnswers.ts'

interface FieldDetailProps {
  readonly field: CaseField
  /** Whether an answer of the person at the desk would be taken. */
  readonly mayAnswer: boolean
}

/** Why the active field is as it is, whose entry is awaited, and what can be answered. */
export function FieldDetail({ field: active, mayAnswer }: FieldDetailProps) {
  const { t } = useTranslation()
  const { field } = active
  const { fieldHistory } = useWorkspace()
  const said = useSaid(field)
  return (
    <div className="field-detail">
      {field.entry && <Entry entry={field.entry} />}
      <span className="soft">
        {said}
        {field.masked && mayAnswer && ` · ${t('fields.maskedHint')}`}
      </span>
      {mayAnswer && <Candidates field={active} />}
      <span className="field-answers">
        {field.confirmed && (
          <Button size="small" type="text" onClick={() => void fieldHistory.getState().toggle()}>
            {t('fields.history.show')} <KeyHint id="fields.history" inText />
          </Button>
        )}
        {mayAnswer && <Answers isEntered={field.entry !== null} />}
      </span>
    </div>
  )
}

function Answers({ isEntered }: { readonly isEntered: boolean }) {
  const { t } = useTranslation()
  const { confirm, mark } = useAnswers()
  return (
    <>
      <Button size="small" onClick={() => mark('not-applicable')}>
        {t('fields.markNotApplicable')} <KeyHint id="fields.notApplicable" inText />
      </Button>
      <Button size="small" onClick={() => mark('illegible')}>
        {t('fields.markIllegible')} <KeyHint id="fields.illegible" inText />
      </Button>
      <Button size="small" type="primary" onClick={confirm}>
        {t(isEntered ? 'fields.enter' : 'fields.confirm')} <KeyHint id="fields.confirm" inText />
      </Button>
    </>
  )
}

/** Who answered what and when, or else why it was read as it was. */
function useSaid({ confirmed, read }: FieldView): string {
  const { t } = useTranslation()
  const separator = t('app.separator')
  if (!confirmed) return read.reasons.map((reason) => t(`term.fieldReason.${reason}`)).join(separator)
  const { answer, value, by, at } = confirmed
  const who = t(`fields.answered.${answer}`, { by: by ?? t('fields.somebody'), at: localMinute(at) })
  if (read.value === null || read.value === value) return who
  return [who, t('fields.readAs', { value: read.value })].join(separator)
}

/** What is awaited of a field that two people enter, neither seeing what the other wrote. */
function Entry({ entry: { awaited, isMine } }: { readonly entry: EntryView }) {
  const { t } = useTranslation()
  return (
    <span className="field-entry">
      <TeamOutlined />{' '}
      {awaited === null
        ? t('fields.entry.settled')
        : isMine && awaited !== 'first'
          ? t(`fields.entry.entered.${awaited}`)
          : t(`fields.entry.wanted.${awaited}`)}
    </span>
  )
}

/** What would pass the check digit in place of what was read. Each is put into the input, and confirmed like any text. */
function Candidates({ field: { key, field } }: { readonly field: CaseField }) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const { candidates = [], value } = field.read
  if (candidates.length === 0 || field.masked || isAnswered(field)) return null
  return (
    <span className="field-candidates">
      {t('fields.candidates')} <KeyHint id="fields.candidate" inText />
      {candidates.map((candidate) => (
        <Button key={candidate} size="small" onClick={() => caseWork.getState().type(key, candidate)}>
          <Difference text={candidate} against={value ?? ''} />
        </Button>
      ))}
    </span>
  )
}
