import { type Finding, type FindingReason, isProblem } from '../domain/finding.ts'
import { applicationTexts } from './texts/application.ts'
import { caseTexts } from './texts/case.ts'
import { identityTexts } from './texts/identity.ts'
import { papersTexts } from './texts/papers.ts'
import { reasonTexts } from './texts/reasons.ts'
import { signalsTexts } from './texts/signals.ts'
import type { FindingText } from './texts/words.ts'
import { worksheetTexts } from './texts/worksheets.ts'

/** Every code that a rule can give, and the one of what people find, in both languages. A missing one does not compile. */
const findingTexts = {
  ...identityTexts,
  ...applicationTexts,
  ...papersTexts,
  ...caseTexts,
  ...signalsTexts,
  ...worksheetTexts,
} as const

export type FindingCode = keyof typeof findingTexts

/** All of them, in the order of their texts. */
export const findingCodes = Object.keys(findingTexts) as readonly FindingCode[]

/** The words for a finding's code; null for a code of another version, which is then shown as it is. */
export function findingText(code: string, language: 'zh' | 'en'): FindingText | null {
  return Object.hasOwn(findingTexts, code) ? findingTexts[code as FindingCode][language] : null
}

/** What a finding says: the problem where there is one, else what was checked; the bare code where a rule has no words. */
export function findingWords(finding: Pick<Finding, 'code' | 'state'>, language: 'zh' | 'en'): string {
  const words = findingText(finding.code, language)
  if (!words) return finding.code
  return isProblem(finding) ? words.problem : words.check
}

/** The words for why a check came to its state. */
export function reasonText(reason: FindingReason, language: 'zh' | 'en'): string {
  return reasonTexts[reason][language]
}
