import { useTranslation } from 'react-i18next'
import { yuanText } from '../../../../shared/worksheets/amount.ts'
import {
  monthlyDebts,
  monthlyIncome,
  monthlyInstalment,
  type RepaymentAbility,
  RepaymentMethod,
} from '../../../../shared/worksheets/repaymentAbility.ts'
import { cellTypes, type Draft } from '../../../stores/worksheetDraft.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Head } from './Head.tsx'
import { Rows } from './Rows.tsx'

interface SheetProps {
  readonly draft: Draft
  readonly content: RepaymentAbility
  readonly isReadOnly: boolean
}

/** What comes in and goes out each month, and what the loan would add. */
export function RepaymentSheet({ draft, content, isReadOnly }: SheetProps) {
  const { t } = useTranslation()
  const { incomes, debts } = cellTypes['repayment-ability'].tables
  const [income, instalment] = [monthlyIncome(content), monthlyInstalment(content.loan)]
  return (
    <>
      <Rows draft={draft} table="incomes" types={incomes} isReadOnly={isReadOnly} />
      <Rows draft={draft} table="debts" types={debts} isReadOnly={isReadOnly} />
      <Head draft={draft} keys={['amount', 'months', 'rate']} isReadOnly={isReadOnly}>
        <Method method={content.loan.method} isReadOnly={isReadOnly} />
      </Head>
      <ul className="sheet-summary">
        {income !== null && <li>{t('worksheets.income', { amount: yuanText(income) })}</li>}
        <li>{t('worksheets.debt', { amount: yuanText(monthlyDebts(content)) })}</li>
        {instalment !== null && <li>{t('worksheets.instalment', { amount: yuanText(instalment) })}</li>}
      </ul>
    </>
  )
}

function Method({ method, isReadOnly }: { readonly method: RepaymentMethod; readonly isReadOnly: boolean }) {
  const { t } = useTranslation()
  const { change } = useWorkspace().worksheets.getState()
  return (
    <label className="sheet-head-cell">
      {t('worksheets.head.method')}
      <select
        className="sheet-cell"
        value={method}
        disabled={isReadOnly}
        onChange={({ target }) =>
          change((draft) => ({ ...draft, head: { ...draft.head, method: target.value } }))
        }
      >
        {RepaymentMethod.options.map((option) => (
          <option key={option} value={option}>
            {t(`term.repayment.${option}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
