import { FileAddOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../shared/domain/view.ts'
import { localMinute } from '../../components/format.ts'

/** What the lender has sent for the case since the batch came, and what it means for the opinions given before. */
export function Amendments({ view: { amendments, earlierOpinions } }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  if (amendments.length === 0) return null
  return (
    <ul className="amendments" aria-label={t('case.amendment.title')}>
      {amendments.map(({ packageId, title, note, importedAt, added, replaced }) => (
        <li key={packageId}>
          <FileAddOutlined className="warn" />{' '}
          {t('case.amendment.arrived', { at: localMinute(importedAt), title, added, replaced })}
          {note && <span className="soft"> {note}</span>}
        </li>
      ))}
      {earlierOpinions > 0 && (
        <li className="warn">{t('case.amendment.after', { count: earlierOpinions })}</li>
      )}
    </ul>
  )
}
