import { useTranslation } from 'react-i18next'
import type { Application as Declared } from '../../../shared/domain/order.ts'
import { yuan } from '../../components/format.ts'

interface ApplicationProps {
  readonly application: Declared
  readonly product: string | null
}

/** What the borrower declared, in a few lines; the part that documents repeat stands beside the fields again. */
export function Application({ application, product }: ApplicationProps) {
  const { t } = useTranslation()
  const { name, id_number, phone, company, uscc, amount, term_months, purpose, applied } = application
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('term.field.name'), name],
    [t('term.field.id_number'), id_number],
    [t('queue.product'), product],
    [
      t('case.application.amount'),
      amount === undefined ? null : t('case.application.yuan', { amount: yuan(amount) }),
    ],
    [
      t('case.application.term_months'),
      term_months === undefined ? null : t('case.application.months', { count: term_months }),
    ],
    [t('case.application.purpose'), purpose],
    [t('case.application.applied'), applied],
    [t('case.application.phone'), phone],
    [t('case.application.company'), company],
    [t('case.application.uscc'), uscc],
  ]
  return (
    <section className="facts" aria-label={t('case.application.title')}>
      <dl className="application">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
