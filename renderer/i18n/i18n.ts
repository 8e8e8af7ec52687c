import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/errors/error.ts'
import { resources } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: (typeof resources)['zh']
  }
}

/** The languages, each under its own name, as a person who reads only that one finds it. */
export const languages: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' }

/** Texts of the window; the page says in its own head which language it is in. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance()
  instance.use(initReactI18next)
  instance.on('languageChanged', (changed) => {
    document.documentElement.lang = changed === 'en' ? 'en' : 'zh-CN'
    document.title = instance.t('app.name')
  })
  void instance.init({
    lng: language,
    resources,
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  // For a word that begins some sentences and stands within others.
  instance.services.formatter?.add('lowercase', (value: string) => value.toLowerCase())
  return instance
}
