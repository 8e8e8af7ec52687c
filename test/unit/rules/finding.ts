import type { Finding } from '../../../shared/domain/finding.ts'
import { evaluateCase } from '../../../shared/rules/engine.ts'
import type { CaseInput } from '../../../shared/rules/rule.ts'
import type { FindingCode } from '../../../shared/rules/texts.ts'

export function findings(input: CaseInput, code: FindingCode): Finding[] {
  return evaluateCase(input).filter((finding) => finding.code === code)
}

export function states(input: CaseInput, code: FindingCode): Finding['state'][] {
  return findings(input, code).map(({ state }) => state)
}

export function reasons(input: CaseInput, code: FindingCode): Finding['reason'][] {
  return findings(input, code).map(({ reason }) => reason)
}
