import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/domain/finding.ts'
import './severity.css'

/** S1 to S4 in letters and, by its title, in words; the colour only repeats it. */
export function SeverityMark({ severity, count }: { readonly severity: Severity; readonly count?: number }) {
  const { t } = useTranslation()
  return severityMark(severity, count, t)
}

/** The same for lists of very many, each of which need not ask for the language. */
export function severityMark(severity: Severity, count: number | undefined, t: TFunction) {
  return (
    <span key={severity} className={`severity severity-${severity}`} title={t(`term.severity.${severity}`)}>
      {severity}
      {count !== undefined && ` × ${count}`}
    </span>
  )
}
