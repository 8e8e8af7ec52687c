import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../shared/domain/view.ts'
import { localMinute } from '../../components/format.ts'
import { useReasonName } from './useReasonName.ts'

/** Opinions that were given on the case, in their order; those before an amendment are marked. */
export function GivenOpinions({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const nameOf = useReasonName(view)
  if (view.opinions.length === 0) return null
  return (
    <ol className="given" aria-label={t('case.opinion.given')}>
      {view.opinions.map(({ level, decision, reasons, remark, author, at }, index) => (
        <li key={`${at} ${level}`}>
          <strong>
            {t(`term.level.level-${level}`)}: {t(`term.decision.${decision}`)}
          </strong>{' '}
          <span className="soft">
            {author} {localMinute(at)}
          </span>
          {index < view.earlierOpinions && <span className="warn"> {t('case.amendment.earlier')}</span>}
          {reasons.length > 0 && (
            <div>{reasons.map(({ code }) => nameOf(code)).join(t('app.separator'))}</div>
          )}
          {remark && <div className="given-remark">{remark}</div>}
        </li>
      ))}
    </ol>
  )
}
