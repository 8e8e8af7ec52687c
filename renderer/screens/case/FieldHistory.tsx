import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { GivenAnswer } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { localSecond } from '../../components/format.ts'
import type { CaseField } from '../../stores/caseFields.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Every answer that was given about a field, where somebody asked for them: who, when, and what it was. */
export function FieldHistory({ field: { key, field } }: { readonly field: CaseField }) {
  const { t } = useTranslation()
  const { fieldHistory } = useWorkspace()
  const { of, answers, error } = useStore(fieldHistory)
  if (of !== key) return null
  if (error) return <ErrorNotice error={error} />
  if (!answers) return <Spin size="small" delay={200} />
  if (answers.length === 0) return <p className="field-history soft">{t('fields.history.none')}</p>
  return (
    <table
      className="field-history"
      aria-label={t('fields.history.title', { field: t(`term.field.${field.name}`) })}
    >
      <thead>
        <tr>
          <th scope="col">{t('fields.history.when')}</th>
          <th scope="col">{t('fields.history.who')}</th>
          <th scope="col">{t('fields.history.what')}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map((given, index) => (
          // Answers are only ever added at the end.
          // biome-ignore lint/suspicious/noArrayIndexKey: two answers of one second differ in nothing but their place
          <tr key={index}>
            <td>{localSecond(given.at)}</td>
            <td>{given.by ?? t('fields.somebody')}</td>
            <td>
              <Said given={given} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Said({ given: { answer, value } }: { readonly given: GivenAnswer }) {
  const { t } = useTranslation()
  return answer === 'value' ? value : <em>{t(`fields.answer.${answer}`)}</em>
}
