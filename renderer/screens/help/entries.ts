import { FindingReason } from '../../../shared/domain/finding.ts'
import { decisions } from '../../../shared/domain/opinion.ts'
import { Verdict } from '../../../shared/domain/verdict.ts'
import { describeError, type ErrorCode, type Language } from '../../../shared/errors/error.ts'
import { rules } from '../../../shared/rules/engine.ts'
import { type FindingCode, findingCodes, findingText, reasonText } from '../../../shared/rules/texts.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import { isFound } from '../../components/isFound.ts'
import { shortcutsEn, shortcutsZh } from '../../i18n/texts/shortcuts.ts'
import { termsEn, termsZh } from '../../i18n/texts/terms.ts'
import { type ShortcutId, shortcutIds, shortcuts } from '../../shortcuts/definitions.ts'
import { guides } from './guides.ts'
import {
  batchStateMeanings,
  caseStateMeanings,
  categoryMeanings,
  checkMeanings,
  decisionMeanings,
  dispositionMeanings,
  documentStateMeanings,
  fieldStateMeanings,
  type Meaning,
  reasonMeanings,
  severityMeanings,
  validMeaning,
  verdictNames,
} from './meanings.ts'

export const helpSections = [
  'guides',
  'findings',
  'reasons',
  'opinions',
  'states',
  'verdicts',
  'shortcuts',
] as const
export type HelpSection = (typeof helpSections)[number]

/** Something that can be looked up. `[shortcut]` in a paragraph stands for its keys. */
export interface HelpEntry {
  readonly id: string
  readonly section: HelpSection
  readonly title: string
  /** As it stands in results and logs, where it has one. */
  readonly code: string | null
  readonly paragraphs: readonly string[]
  readonly shortcut: ShortcutId | null
}

type Terms = typeof termsZh | typeof termsEn

/** All that the help knows, made of the very texts that the screens show. */
export function helpEntries(language: Language): readonly HelpEntry[] {
  const terms = language === 'zh' ? termsZh : termsEn
  return [
    ...guides.map(({ id, title, body }) =>
      entry('guides', `guide.${id}`, title[language], { paragraphs: body[language] }),
    ),
    ...findingCodes.map((code) => findingEntry(code, language)),
    ...reasonEntries(language),
    ...decisions.map((decision) =>
      entry('opinions', `decision.${decision}`, reviewTerms[language].decision[decision], {
        paragraphs: [decisionMeanings[decision][language]],
      }),
    ),
    ...named('severity', 'opinions', reviewTerms[language].severity, severityMeanings, language),
    ...named('check', 'states', reviewTerms[language].check, checkMeanings, language),
    ...selfNamed('disposition', 'states', dispositionMeanings, language),
    ...selfNamed('fieldState', 'states', fieldStateMeanings, language),
    ...stateEntries(terms, language),
    ...named('category', 'findings', reviewTerms[language].category, categoryMeanings, language),
    ...Verdict.options.map((verdict) => verdictEntry(verdict, language)),
    ...shortcutIds.map((id) => shortcutEntry(id, language)),
  ]
}

/** Entries in which something that was typed is found: by words, by codes, and by the pinyin of titles. */
export function searchHelp(entries: readonly HelpEntry[], typed: string): readonly HelpEntry[] {
  const wanted = typed.trim()
  if (wanted === '') return entries
  const inTitle = entries.filter(({ title, code }) => isFound(wanted, `${title} ${code ?? ''}`))
  const isIn = new Set(inTitle)
  const lower = wanted.toLowerCase()
  const inText = entries.filter(
    (one) => !isIn.has(one) && one.paragraphs.some((text) => text.toLowerCase().includes(lower)),
  )
  return [...inTitle, ...inText]
}

function entry(
  section: HelpSection,
  id: string,
  title: string,
  { paragraphs, code = null, shortcut = null }: Pick<HelpEntry, 'paragraphs'> & Partial<HelpEntry>,
): HelpEntry {
  return { id, section, title, code, paragraphs, shortcut }
}

function findingEntry(code: FindingCode, language: Language): HelpEntry {
  const words = findingText(code, language)
  const rule = rules.find((one) => one.code === code)
  const terms = reviewTerms[language]
  const sorted = rule && [
    `${terms.category[rule.category]} · ${rule.severity} ${terms.severity[rule.severity]}`,
    severityMeanings[rule.severity][language],
    categoryMeanings[rule.category][language],
    `${language === 'zh' ? '依据' : 'Source'}: ${rule.source}`,
  ]
  return entry('findings', `finding.${code}`, words?.problem ?? code, {
    code,
    paragraphs: [`${language === 'zh' ? '核查' : 'Checked'}: ${words?.check ?? code}`, ...(sorted ?? [])],
  })
}

function reasonEntries(language: Language): readonly HelpEntry[] {
  const { reason } = reviewTerms[language]
  const { fieldReason } = readingTerms[language]
  const because = language === 'zh' ? '核查结论的原因' : 'Why a check came to its state'
  const doubt =
    language === 'zh' ? '字段存疑的原因：请对照原件' : 'Why a field is doubtful: compare it with the page'
  return [
    ...entriesOf(reason).map(([code, title]) =>
      entry('reasons', `reason.${code}`, title, { code, paragraphs: [reasonMeanings[code][language]] }),
    ),
    ...FindingReason.options.map((code) =>
      entry('reasons', `why.${code}`, reasonText(code, language), { code, paragraphs: [because] }),
    ),
    ...entriesOf(fieldReason).map(([code, title]) =>
      entry('reasons', `doubt.${code}`, title, { code, paragraphs: [doubt] }),
    ),
  ]
}

function stateEntries(
  { caseState, batchState, documentState }: Terms,
  language: Language,
): readonly HelpEntry[] {
  const of =
    language === 'zh'
      ? { case: '案件', batch: '批次', document: '资料' }
      : { case: 'Case', batch: 'Batch', document: 'Document' }
  return [
    ...named('case', 'states', caseState, caseStateMeanings, language, of.case),
    ...named('batch', 'states', batchState, batchStateMeanings, language, of.batch),
    ...named('document', 'states', documentState, documentStateMeanings, language, of.document),
  ]
}

/** What the sentence of an actual package would name. */
const unnamed = {
  detail: '…',
  found: '…',
  supported: '…',
  notAfter: '…',
  expected: '…',
  missing: '…',
  name: '…',
}

/** A refused package's verdict means what its error says; the two that let it in have no error. */
function verdictEntry(verdict: Verdict, language: Language): HelpEntry {
  const title = verdictNames[verdict][language]
  if (verdict === 'valid')
    return entry('verdicts', `verdict.${verdict}`, title, {
      code: verdict,
      paragraphs: [validMeaning[language]],
    })
  const error: ErrorCode =
    verdict === 'valid-expired-certificate' ? 'package/expired-certificate' : `package/${verdict}`
  const { what, wayOut } = describeError({ code: error, params: unnamed }, language)
  return entry('verdicts', `verdict.${verdict}`, title, { code: verdict, paragraphs: [what, wayOut] })
}

function shortcutEntry(id: ShortcutId, language: Language): HelpEntry {
  const { does, scope } = language === 'zh' ? shortcutsZh : shortcutsEn
  return entry('shortcuts', `shortcut.${id}`, does[id], {
    paragraphs: [scope[shortcuts[id].scope]],
    shortcut: id,
  })
}

function named<K extends string>(
  kind: string,
  section: HelpSection,
  names: Readonly<Record<K, string>>,
  meanings: Readonly<Record<K, Meaning>>,
  language: Language,
  of?: string,
): readonly HelpEntry[] {
  return entriesOf(names).map(([key, name]) =>
    entry(section, `${kind}.${key}`, of ? `${of}: ${name}` : name, { paragraphs: [meanings[key][language]] }),
  )
}

function selfNamed<K extends string>(
  kind: string,
  section: HelpSection,
  meanings: Readonly<Record<K, Meaning & { readonly name: Meaning }>>,
  language: Language,
): readonly HelpEntry[] {
  return entriesOf(meanings).map(([key, meaning]) =>
    entry(section, `${kind}.${key}`, meaning.name[language], { paragraphs: [meaning[language]] }),
  )
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
