import { maskedFields } from '../../shared/domain/field.ts'
import { type Finding, FindingKey, type JudgedFinding } from '../../shared/domain/finding.ts'

/** A finding as a reviewer sees it; what it quotes of a masked field is shown by `show`. */
export function viewFinding(finding: Finding, index: number, show: (text: string) => string): JudgedFinding {
  const field = finding.evidence?.field
  const isMasked = field !== null && field !== undefined && maskedFields.includes(field)
  return {
    ...finding,
    key: FindingKey.parse(`${finding.rule}#${index}`),
    seen: finding.seen !== null && isMasked ? show(finding.seen) : finding.seen,
    expected: finding.expected !== null && isMasked ? show(finding.expected) : finding.expected,
    disposition: null,
    added: null,
  }
}
