import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/domain/finding.ts'
import './severity.css'

/** S1 to S4 in letters and, by its title, in words; the colour only repeats it. */
export function SeverityMark({ severity, count }: { readonly severity: Severity; readonly count?: number }) {
  const { t } = useTranslation()
  return (
    <span className={`severity severity-${severity}`} title={t(`term.severity.${severity}`)}>
      {severity}
      {count !== undefined && ` × ${count}`}
    </span>
  )
}
