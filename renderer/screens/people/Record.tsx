import { useTranslation } from 'react-i18next'
import type { PersonRecord } from '../../../shared/domain/training.ts'
import { localMinute } from '../../components/format.ts'

/** The two cells of a person that say what they have promised and practised. */
export function RecordCells({ record }: { readonly record: PersonRecord | undefined }) {
  const { t } = useTranslation()
  const training = record?.training
  return (
    <>
      <td className={record?.ndaAt ? undefined : 'warn'}>
        {record?.ndaAt ? localMinute(record.ndaAt) : t('training.nda.missing')}
      </td>
      <td>
        {training?.completedAt && t('training.record.done', { at: localMinute(training.completedAt) })}
        {training && !training.completedAt && t('training.record.under', training)}
        {!training && <span className="soft">{t('training.record.none')}</span>}
      </td>
    </>
  )
}
