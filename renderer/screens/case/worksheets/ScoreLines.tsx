import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../shared/domain/view.ts'
import { useLanguage } from '../../../components/useAppearance.ts'
import './worksheets.css'

/** What the lender's own scorecard comes to, line by line: there is nothing to change here. */
export function ScoreLines({ score: scored }: Pick<CaseView, 'score'>) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  if (!scored) return null
  const { card, score } = scored
  const band = score.band === null ? undefined : card.bands[score.band]
  const counts = (one: boolean | null) =>
    t(`worksheets.score.counts.${one === null ? 'unknown' : one ? 'yes' : 'no'}`)
  return (
    <section className="facts" aria-label={t('worksheets.score.title')}>
      <header className="facts-head">
        <h2>
          {t('worksheets.score.title')} <span className="soft">{card.name}</span> {score.points}{' '}
          {card.bands.length > 0 && (
            <span className="soft">{band ? band[language] : t('worksheets.score.noBand')}</span>
          )}
        </h2>
      </header>
      <details className="folded">
        <summary>{t('worksheets.score.hint')}</summary>
        <table className="score-lines">
          <tbody>
            <tr>
              <th scope="row">{t('worksheets.score.base')}</th>
              <td>{card.base}</td>
              <td />
            </tr>
            {score.lines.map((line) => (
              <tr key={line.id} className={line.counts ? undefined : 'soft'}>
                <th scope="row">{card.lines.find(({ id }) => id === line.id)?.[language] ?? line.id}</th>
                <td>{line.points > 0 ? `+${line.points}` : line.points}</td>
                <td>{counts(line.counts)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('worksheets.score.total')}</th>
              <td>{score.points}</td>
              <td>{band?.[language]}</td>
            </tr>
          </tbody>
        </table>
      </details>
    </section>
  )
}
