import { auditEn, auditZh } from './texts/audit.ts'
import { backupEn, backupZh } from './texts/backup.ts'
import { caseEn, caseZh } from './texts/case.ts'
import { deskEn, deskZh } from './texts/desk.ts'
import { destructionEn, destructionZh } from './texts/destruction.ts'
import { entryEn, entryZh } from './texts/entry.ts'
import { lendersEn, lendersZh } from './texts/lenders.ts'
import { peopleEn, peopleZh } from './texts/people.ts'
import { settingsEn, settingsZh } from './texts/settings.ts'
import { shortcutsEn, shortcutsZh } from './texts/shortcuts.ts'
import { termsEn, termsZh } from './texts/terms.ts'

/** Every text of the window. Chinese is the measure: English has the same keys or does not compile. */
export const resources = {
  zh: {
    translation: {
      ...entryZh,
      ...deskZh,
      ...backupZh,
      audit: auditZh,
      case: caseZh,
      lenders: lendersZh,
      destruction: destructionZh,
      people: peopleZh,
      settings: settingsZh,
      term: termsZh,
      shortcuts: shortcutsZh,
    },
  },
  en: {
    translation: {
      ...entryEn,
      ...deskEn,
      ...backupEn,
      audit: auditEn,
      case: caseEn,
      lenders: lendersEn,
      destruction: destructionEn,
      people: peopleEn,
      settings: settingsEn,
      term: termsEn,
      shortcuts: shortcutsEn,
    },
  },
} as const
