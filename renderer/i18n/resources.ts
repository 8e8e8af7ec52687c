import { auditEn, auditZh } from './texts/audit.ts'
import { backupEn, backupZh } from './texts/backup.ts'
import { boardEn, boardZh } from './texts/board.ts'
import { caseEn, caseZh } from './texts/case.ts'
import { deskEn, deskZh } from './texts/desk.ts'
import { destructionEn, destructionZh } from './texts/destruction.ts'
import { documentsEn, documentsZh } from './texts/documents.ts'
import { entryEn, entryZh } from './texts/entry.ts'
import { fieldsEn, fieldsZh } from './texts/fields.ts'
import { findingsEn, findingsZh } from './texts/findings.ts'
import { frameEn, frameZh } from './texts/frame.ts'
import { helpEn, helpZh } from './texts/help.ts'
import { incidentsEn, incidentsZh } from './texts/incidents.ts'
import { lendersEn, lendersZh } from './texts/lenders.ts'
import { opinionEn, opinionZh } from './texts/opinion.ts'
import { peopleEn, peopleZh } from './texts/people.ts'
import { queueEn, queueZh } from './texts/queue.ts'
import { resultEn, resultZh } from './texts/result.ts'
import { settingsEn, settingsZh } from './texts/settings.ts'
import { shortcutsEn, shortcutsZh } from './texts/shortcuts.ts'
import { termsEn, termsZh } from './texts/terms.ts'
import { trainingEn, trainingZh } from './texts/training.ts'
import { worksheetsEn, worksheetsZh } from './texts/worksheets.ts'

/** Every text of the window. Chinese is the measure: English has the same keys or does not compile. */
export const resources = {
  zh: {
    translation: {
      ...entryZh,
      ...frameZh,
      ...deskZh,
      ...backupZh,
      audit: auditZh,
      board: boardZh,
      case: caseZh,
      documents: documentsZh,
      fields: fieldsZh,
      findings: findingsZh,
      help: helpZh,
      training: trainingZh,
      lenders: lendersZh,
      destruction: destructionZh,
      opinion: opinionZh,
      people: peopleZh,
      incidents: incidentsZh,
      queue: queueZh,
      result: resultZh,
      settings: settingsZh,
      term: termsZh,
      shortcuts: shortcutsZh,
      worksheets: worksheetsZh,
    },
  },
  en: {
    translation: {
      ...entryEn,
      ...frameEn,
      ...deskEn,
      ...backupEn,
      audit: auditEn,
      board: boardEn,
      case: caseEn,
      documents: documentsEn,
      fields: fieldsEn,
      findings: findingsEn,
      help: helpEn,
      training: trainingEn,
      lenders: lendersEn,
      destruction: destructionEn,
      opinion: opinionEn,
      people: peopleEn,
      incidents: incidentsEn,
      queue: queueEn,
      result: resultEn,
      settings: settingsEn,
      term: termsEn,
      shortcuts: shortcutsEn,
      worksheets: worksheetsEn,
    },
  },
} as const
