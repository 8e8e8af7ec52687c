import { useTranslation } from 'react-i18next'
import { yuanText } from '../../../../shared/worksheets/amount.ts'
import {
  type BankStatement,
  type Counterparty,
  largestCounterparties,
  monthlyFlows,
} from '../../../../shared/worksheets/bankStatement.ts'

/** So many of those whom money came from or went to are named. */
const mostNamed = 5

/** What came in and went out by month, and from and to whom. */
export function StatementFlows({ content }: { readonly content: BankStatement }) {
  const { t } = useTranslation()
  const months = monthlyFlows(content)
  if (content.lines.length === 0) return null
  const largest = (flow: 'in' | 'out') => largestCounterparties(content, flow, mostNamed)
  return (
    <details className="sheet-flows">
      <summary>
        {t('worksheets.months')} · {t('worksheets.largestIn')} · {t('worksheets.largestOut')}
      </summary>
      <div className="sheet-flow-tables">
        <table>
          <caption>{t('worksheets.months')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('worksheets.month')}</th>
              <th scope="col">{t('worksheets.column.in')}</th>
              <th scope="col">{t('worksheets.column.out')}</th>
              <th scope="col">{t('worksheets.bookings')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.month}</th>
                <td>{yuanText(month.in)}</td>
                <td>{yuanText(month.out)}</td>
                <td className={month.bookings === 0 ? 'warn' : undefined}>
                  {month.bookings === 0 ? t('worksheets.emptyMonth') : month.bookings}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Largest title={t('worksheets.largestIn')} of={largest('in')} />
        <Largest title={t('worksheets.largestOut')} of={largest('out')} />
      </div>
    </details>
  )
}

function Largest({ title, of }: { readonly title: string; readonly of: readonly Counterparty[] }) {
  const { t } = useTranslation()
  if (of.length === 0) return null
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('worksheets.column.counterparty')}</th>
          <th scope="col">{t('worksheets.amount')}</th>
          <th scope="col">{t('worksheets.share')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ name, amount, share }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{yuanText(amount)}</td>
            <td>{(share * 100).toFixed(1)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
