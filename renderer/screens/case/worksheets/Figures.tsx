import { useTranslation } from 'react-i18next'
import type { FigureName, Worksheet } from '../../../../shared/domain/worksheet.ts'
import { yuanText } from '../../../../shared/worksheets/amount.ts'

/** The figures that a worksheet comes to, in a line; of one that is not known it is said that something is missing. */
export function Figures({ figures }: { readonly figures: Worksheet['figures'] }) {
  const { t } = useTranslation()
  const format = useFigure()
  return (
    <ul className="sheet-figures" aria-label={t('worksheets.figures')}>
      {(Object.entries(figures) as [FigureName, number | null][]).map(([name, value]) => (
        <li key={name}>
          {t(`term.figure.${name}`)}{' '}
          <strong className={value === null ? 'soft' : undefined}>{format(name, value)}</strong>
        </li>
      ))}
    </ul>
  )
}

/** A figure as people read it: ratios in per cent, amounts in yuan. */
function useFigure(): (name: FigureName, value: number | null) => string {
  const { t } = useTranslation()
  return (name, value) => {
    if (value === null) return t('worksheets.unknown')
    switch (name) {
      case 'ltv':
      case 'dti':
      case 'debt-ratio':
        return `${(value * 100).toFixed(1)} %`
      case 'current-ratio':
        return value.toFixed(2)
      case 'statement-days':
        return t('worksheets.days_', { count: value })
      case 'monthly-inflow':
        return yuanText(value)
    }
  }
}
