import type { AuditEntry } from '../../../shared/domain/audit.ts'
import type { Language } from '../../../shared/errors/error.ts'
import { auditEn, auditZh } from '../../i18n/texts/audit.ts'
import { entryEn, entryZh } from '../../i18n/texts/entry.ts'
import { termsEn, termsZh } from '../../i18n/texts/terms.ts'

type Words = Readonly<Record<string, string>>

/** What an entry says besides, in the words of the window; what has none stands as it is in the log. */
export function auditDetail(detail: AuditEntry['detail'], language: Language): string {
  const { names, lists, separator } = texts[language]
  return Object.entries(detail ?? {})
    .map(([name, value]) => {
      const words = lists[name] ?? {}
      // Several roles of a person have blanks between them; other values of lists are one word each.
      const values = lists[name] ? String(value).split(' ') : [String(value)]
      return `${names[name] ?? name} ${values.map((each) => words[each] ?? each).join('/')}`
    })
    .join(separator)
}

interface Texts {
  readonly names: Words
  readonly lists: Readonly<Record<string, Words>>
  readonly separator: string
}

const texts: Readonly<Record<Language, Texts>> = {
  zh: { names: auditZh.detailOf, lists: listsOf(termsZh, auditZh.answers), separator: entryZh.app.separator },
  en: { names: auditEn.detailOf, lists: listsOf(termsEn, auditEn.answers), separator: entryEn.app.separator },
}

/** Details whose values are names of the domain's lists, or answers. */
function listsOf(terms: typeof termsZh | typeof termsEn, answers: Words): Readonly<Record<string, Words>> {
  const [first, second, final] = [terms.level['level-1'], terms.level['level-2'], terms.level['level-3']]
  return {
    roles: terms.role,
    before: terms.role,
    after: terms.role,
    decision: terms.decision,
    level: { 1: first, 2: second, 3: final },
    field: terms.field,
    kind: terms.kind,
    severity: terms.severity,
    category: terms.category,
    worksheet: terms.worksheet,
    as: answers,
    keyFile: answers,
    training: answers,
    order: answers,
  }
}
