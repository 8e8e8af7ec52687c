import type { Finding } from '../domain/finding.ts'
import { applicationRules } from './checks/application.ts'
import { bankCardRules } from './checks/bankCard.ts'
import { batchRules } from './checks/batch.ts'
import { capitalRules } from './checks/capitals.ts'
import { checklistRules } from './checks/checklist.ts'
import { collateralRules } from './checks/collateral.ts'
import { dateRules } from './checks/dates.ts'
import { declaredRules } from './checks/declared.ts'
import { financialStatementRules } from './checks/financialStatements.ts'
import { idCardRules } from './checks/idCard.ts'
import { licenceRules } from './checks/licence.ts'
import { offlineRules } from './checks/offline.ts'
import { paperRules } from './checks/papers.ts'
import { pictureRules } from './checks/pictures.ts'
import { repaymentRules } from './checks/repayment.ts'
import { statementFlowRules } from './checks/statementFlows.ts'
import { traceRules } from './checks/traces.ts'
import { validityRules } from './checks/validity.ts'
import { zoneRules } from './checks/zones.ts'
import { type CaseInput, findingsOf, type Rule } from './rule.ts'

/** Every rule that there is, in the order in which findings stand. */
export const rules: readonly Rule[] = [
  ...idCardRules,
  ...validityRules,
  ...bankCardRules,
  ...zoneRules,
  ...declaredRules,
  ...applicationRules,
  ...licenceRules,
  ...paperRules,
  ...capitalRules,
  ...dateRules,
  ...financialStatementRules,
  ...statementFlowRules,
  ...collateralRules,
  ...repaymentRules,
  ...checklistRules,
  ...batchRules,
  ...pictureRules,
  ...traceRules,
  ...offlineRules,
]

/** What every rule finds on a case as it stands, in the order of the rules. The same input gives the same findings. */
export function evaluateCase(input: CaseInput): Finding[] {
  return rules.flatMap((rule) => findingsOf(rule, input))
}
