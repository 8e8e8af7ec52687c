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

const memoryKey = 'language'

/** Texts of the window: Chinese, or what was switched to before the window was reloaded (locking reloads it). */
export function createI18n(memory: Storage): i18n {
  const instance = i18next.createInstance()
  instance.use(initReactI18next)
  instance.on('languageChanged', (language) => {
    memory.setItem(memoryKey, language)
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
    document.title = instance.t('app.name')
  })
  void instance.init({
    lng: memory.getItem(memoryKey) === 'en' ? 'en' : 'zh',
    resources,
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  return instance
}
