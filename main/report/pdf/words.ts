import type { DocumentPath } from '../../../shared/domain/ids.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { Level } from '../../../shared/domain/person.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import { colours } from './ink.ts'

/** Of what reviewers say, the Chinese words: a report is in the language of the order, and its headings in both. */

export const decisionName = (decision: Decision): string => reviewTerms.zh.decision[decision]

/** A decision in both languages, for where it stands alone. */
export const decisionNames = (decision: Decision): string =>
  `${reviewTerms.zh.decision[decision]}  ${reviewTerms.en.decision[decision]}`

export const levelName = (level: Level): string => reviewTerms.zh.level[`level-${level}`]

/** The name of a reason: the order's own where it brought one under this code. */
export function reasonName(code: string, { reasons }: Pick<OrderTerms, 'reasons'>): string {
  const own = reasons.find((reason) => reason.code === code)
  if (own) return own.zh
  const builtIn: Readonly<Record<string, string>> = reviewTerms.zh.reason
  return Object.hasOwn(builtIn, code) ? (builtIn[code] ?? code) : code
}

/** Documents of a case lie in one folder, which a page on that case need not name. */
export function nameOf(document: DocumentPath): string {
  return document.replace(/^docs\/[^/]+\//, '')
}

/** A decision is told by its word; the colour only helps to find it. */
export function colourOf(decision: Decision): string {
  switch (decision) {
    case 'pass':
      return colours.good
    case 'recommend-reject':
    case 'escalate':
      return colours.bad
    case 'conditional':
    case 'supplement':
    case 'return':
      return colours.warn
  }
}

/** An instant as a clock in China shows it: `2026-11-22 13:30`. Each document says so once. */
export function atChina(instant: string): string {
  return inChina(instant).toISOString().slice(0, 16).replace('T', ' ')
}

/** The day that it was in China, ISO 8601. */
export function dayInChina(instant: string): string {
  return inChina(instant).toISOString().slice(0, 10)
}

/** China has one time, eight hours ahead of UTC all year round. */
function inChina(instant: string): Date {
  return new Date(Date.parse(instant) + 8 * 60 * 60 * 1000)
}

/** A count as people read it: `10,000`. */
export function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** An amount in fen as people read it in yuan: `1,234.50`. */
export function money(fen: number): string {
  const [yuan = '', rest = ''] = (fen / 100).toFixed(2).split('.')
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/** A share as people read it: `12.5%`; a dash where there is nothing to divide by. */
export function shareOf(part: number, all: number): string {
  return all === 0 ? '–' : `${((100 * part) / all).toFixed(1)}%`
}
