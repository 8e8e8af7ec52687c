import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CaseView } from '../../../shared/domain/view.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { fieldsOf, isUnsettled } from '../../stores/caseFields.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { FieldRow } from './FieldRow.tsx'

/** What was read from the documents beside what was declared; what needs an answer stands first. */
export function Fields({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { caseWork, batches } = useWorkspace()
  const order = useStore(caseWork, (state) => state.order)
  const fields = new Map(fieldsOf(view).map((field) => [field.key, field]))
  const unsettled = [...fields.values()].filter(({ field }) => isUnsettled(field)).length
  const hasMasked = [...fields.values()].some(({ field }) => field.masked)
  if (fields.size === 0)
    return (
      <section className="facts facts-empty" aria-label={t('fields.title')}>
        <span className="soft">{t('fields.none')}</span>
        <Button size="small" onClick={() => void batches.getState().read(view.batch)}>
          {t('fields.readBatch')}
        </Button>
      </section>
    )
  return (
    <section className="facts" aria-label={t('fields.title')}>
      <header className="field-row field-head">
        <h2>
          {t('fields.title')}{' '}
          <span className={unsettled ? 'warn' : 'good'}>
            {unsettled ? t('fields.unsettledLeft', { count: unsettled }) : t('fields.allSettled')}
          </span>
        </h2>
        {hasMasked && (
          <Button
            size="small"
            icon={<EyeOutlined />}
            title={t('fields.revealHint')}
            onClick={() => void caseWork.getState().reveal()}
          >
            {t('fields.reveal')} <KeyHint id="fields.reveal" />
          </Button>
        )}
        <span className="field-head-declared soft">{t('fields.declared')}</span>
      </header>
      {order.map((key) => {
        const field = fields.get(key)
        return field && <FieldRow key={key} field={field} view={view} />
      })}
    </section>
  )
}
