import { useTranslation } from 'react-i18next'
import { sumOf, yuanText } from '../../../../shared/worksheets/amount.ts'
import type { Collateral } from '../../../../shared/worksheets/collateral.ts'
import { cellTypes, type Draft } from '../../../stores/worksheetDraft.ts'
import { Head } from './Head.tsx'
import { Rows } from './Rows.tsx'

interface SheetProps {
  readonly draft: Draft
  readonly content: Collateral
  readonly isReadOnly: boolean
}

/** What is offered as security, who appraised it when, and what it is worth. */
export function CollateralSheet({ draft, content, isReadOnly }: SheetProps) {
  const { t } = useTranslation()
  const value = sumOf(content.items.map((item) => item.value))
  return (
    <>
      <Head draft={draft} keys={['loan']} isReadOnly={isReadOnly} />
      <Rows draft={draft} table="items" types={cellTypes.collateral.tables.items} isReadOnly={isReadOnly} />
      {value !== null && (
        <ul className="sheet-summary">
          <li>{t('worksheets.value', { amount: yuanText(value) })}</li>
        </ul>
      )}
    </>
  )
}
