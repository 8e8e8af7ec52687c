import type { Finding } from '../domain/finding.ts'
import { applicationRules } from './application.ts'
import { checklistRules } from './checklist.ts'
import { idCardRules } from './idCard.ts'
import { licenceRules } from './licence.ts'
import { offlineRules } from './offline.ts'
import { type CaseInput, findingsOf } from './rule.ts'

const rules = [...idCardRules, ...applicationRules, ...checklistRules, ...licenceRules, ...offlineRules]

/** What every rule finds on a case as it stands, in the order of the rules. The same input gives the same findings. */
export function evaluateCase(input: CaseInput): Finding[] {
  return rules.flatMap((rule) => findingsOf(rule, input))
}
