import type { Disposition } from '../../../shared/domain/finding.ts'
import type { BuiltInReason } from '../../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { Level } from '../../../shared/domain/person.ts'
import type { ReadField } from '../../../shared/domain/reading.ts'
import type { ResultDocument } from '../../../shared/domain/result.ts'
import type { FigureName, WorksheetKind } from '../../../shared/domain/worksheet.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import { worksheetTerms } from '../../../shared/terms/worksheet.ts'

/** A word of a list as a lender's staff reads it: Chinese first, so that a filter sorts by it. */
function both(zh: string, en: string): string {
  return `${zh} / ${en}`
}

/** The words of a list, put together once: a workbook has them a million times. */
function bothOf<Word extends string>(
  zh: Readonly<Record<Word, string>>,
  en: Readonly<Record<Word, string>>,
): Readonly<Record<Word, string>> {
  const words = Object.keys(zh) as Word[]
  return Object.fromEntries(words.map((word) => [word, both(zh[word], en[word])])) as Record<Word, string>
}

const { zh: reviewZh, en: reviewEn } = reviewTerms
const decisions = bothOf(reviewZh.decision, reviewEn.decision)
const severities = bothOf(reviewZh.severity, reviewEn.severity)
const checks = bothOf(reviewZh.check, reviewEn.check)
const categories = bothOf(reviewZh.category, reviewEn.category)
const levels = bothOf(reviewZh.level, reviewEn.level)
const reasons = bothOf(reviewZh.reason, reviewEn.reason)
const worksheets = bothOf(reviewZh.worksheet, reviewEn.worksheet)
const kinds = bothOf(readingTerms.zh.kind, readingTerms.en.kind)
const fields = bothOf(readingTerms.zh.field, readingTerms.en.field)

export const decisionWord = (word: keyof typeof decisions): string => decisions[word]
export const severityWord = (word: keyof typeof severities): string => `${word} ${severities[word]}`
export const checkWord = (word: keyof typeof checks): string => checks[word]
export const categoryWord = (word: keyof typeof categories): string => categories[word]
export const levelWord = (level: Level): string => levels[`level-${level}`]
export const worksheetWord = (kind: WorksheetKind): string => worksheets[kind]
export const kindWord = (kind: keyof typeof kinds): string => kinds[kind]
export const fieldWord = (field: keyof typeof fields): string => fields[field]

/** Words of a reason: the order's own where it brought one under this code. */
export function reasonWord(code: string, order: Pick<OrderTerms, 'reasons'>): string {
  const own = order.reasons.find((reason) => reason.code === code)
  if (own) return both(own.zh, own.en)
  return Object.hasOwn(reasons, code) ? reasons[code as BuiltInReason] : code
}

const fieldStates = {
  sure: both('可信', 'sure'),
  doubtful: both('存疑', 'doubtful'),
  absent: both('未见', 'absent'),
} satisfies Record<ReadField['state'], string>
export const fieldStateWord = (state: ReadField['state']): string => fieldStates[state]

const documentStates = {
  read: both('已识别', 'read'),
  unreadable: both('无法读取', 'unreadable'),
  'not-read': both('未识别', 'not read'),
} satisfies Record<ResultDocument['state'], string>
export const documentStateWord = (state: ResultDocument['state']): string => documentStates[state]

const dispositions = {
  open: both('待处理', 'open'),
  explained: both('已说明', 'explained'),
  waived: both('已豁免', 'waived'),
} satisfies Record<Disposition, string>
export const dispositionWord = (disposition: Disposition): string => dispositions[disposition]

/** What a figure is called and measured in; amounts are kept in fen and shown in yuan. */
export const figures = {
  ltv: figure('ltv', '比率', 'ratio'),
  dti: figure('dti', '比率', 'ratio'),
  'debt-ratio': figure('debt-ratio', '比率', 'ratio'),
  'current-ratio': figure('current-ratio', '比率', 'ratio'),
  'statement-days': figure('statement-days', '天', 'days'),
  'monthly-inflow': { ...figure('monthly-inflow', '元', 'yuan'), isFen: true },
} as const satisfies Record<FigureName, { word: string; unit: string; isFen: boolean }>

function figure(name: FigureName, zh: string, en: string) {
  const word = both(worksheetTerms.zh.figure[name], worksheetTerms.en.figure[name])
  return { word, unit: both(zh, en), isFen: false }
}

/** An instant as people sort and filter it: `2026-11-22 05:30:00`, in UTC as the heading says. */
export function instant(at: string): string {
  return at.slice(0, 19).replace('T', ' ')
}
