import { useTranslation } from 'react-i18next'
import type { JudgedFinding } from '../../../shared/domain/finding.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import { findingWords, reasonText } from '../../../shared/rules/texts.ts'
import { localMinute } from '../../components/format.ts'
import { useLanguage } from '../../components/useAppearance.ts'

/** What a finding says, and the facts about it: why it is so, what is seen and what should be, and where else. */
export function useFindingText(finding: JudgedFinding): { title: string; facts: string[] } {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { category, state, reason, seen, expected, cases, added } = finding
  if (added) {
    const { text, by, at } = added
    const who = t('findings.addedBy', { by: by ?? t('findings.somebody'), at: localMinute(at) })
    return { title: text, facts: [t(`term.category.${category}`), who] }
  }
  const named = (value: string) => {
    const { data: kind } = DocumentKind.safeParse(value)
    return kind ? t(`term.kind.${kind}`) : value
  }
  return {
    title: findingWords(finding, language),
    facts: [
      // What was not performed stands under its reason.
      ...(reason !== null && state !== 'not-performed' ? [reasonText(reason, language)] : []),
      ...(seen !== null ? [t('findings.seen', { value: named(seen) })] : []),
      ...(expected !== null ? [t('findings.expected', { value: named(expected) })] : []),
      ...(cases.length > 0 ? [t('findings.cases', { cases: cases.join(t('app.separator')) })] : []),
    ],
  }
}
