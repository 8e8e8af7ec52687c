import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/errors/error.ts'

/** The language of the window, and the switch. */
export function useLanguage(): { language: Language; switchTo: (language: Language) => void } {
  const { i18n } = useTranslation()
  return {
    language: i18n.language === 'en' ? 'en' : 'zh',
    switchTo: (language) => void i18n.changeLanguage(language),
  }
}
