import { useTranslation } from 'react-i18next'
import type { ResultPreview } from '../../../shared/domain/resultPreview.ts'
import { localMinute } from '../../components/format.ts'

/** The results that went out before, the newest first. */
export function Earlier({ results }: Pick<ResultPreview, 'results'>) {
  const { t } = useTranslation()
  if (results.length === 0) return null
  return (
    <section className="result-part" aria-label={t('result.results')}>
      <h2>{t('result.results')}</h2>
      <table aria-label={t('result.results')}>
        <thead>
          <tr>
            <th className="number">{t('result.index')}</th>
            <th>{t('result.at')}</th>
            <th className="number">{t('result.cases')}</th>
            <th>{t('result.packageId')}</th>
          </tr>
        </thead>
        <tbody>
          {results
            .map(({ packageId, at, cases }, index) => (
              <tr key={packageId}>
                <td className="number">{index + 1}</td>
                <td>{localMinute(at)}</td>
                <td className="number">{cases}</td>
                <td>
                  <code>{packageId}</code>
                </td>
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  )
}
