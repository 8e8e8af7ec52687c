import { useTranslation } from 'react-i18next'
import { type BuiltInReason, builtInReasons } from '../../../shared/domain/opinion.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { useLanguage } from '../../components/useAppearance.ts'

/** What reviewers read for a reason code, built in or the order's own. */
export function useReasonName({ reasons }: Pick<CaseView, 'reasons'>): (code: string) => string {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return (code) => {
    const own = reasons.find((reason) => reason.code === code)
    if (own) return own[language]
    return isBuiltIn(code) ? t(`term.reason.${code}`) : code
  }
}

function isBuiltIn(code: string): code is BuiltInReason {
  return builtInReasons.some((builtIn) => builtIn === code)
}
