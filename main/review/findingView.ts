import { maskedFields } from '../../shared/domain/field.ts'
import type { JudgedFinding } from '../../shared/domain/finding.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { UserName } from '../../shared/domain/person.ts'
import type { CaseFinding } from './findings.ts'
import type { Viewer } from './viewer.ts'

/** A finding as somebody sees it. Unless revealed, what it quotes of a masked field is masked. */
export function viewFinding(finding: CaseFinding, { name, isBlind, revealed }: Viewer): JudgedFinding {
  const field = finding.evidence?.field ?? null
  const show = !revealed && field !== null && maskedFields.includes(field) ? mask : (text: string) => text
  const whoOf = (by: UserName) => (isBlind && by !== name ? null : by)
  const { seen, expected, disposition, added } = finding
  return {
    ...finding,
    seen: seen === null ? null : show(seen),
    expected: expected === null ? null : show(expected),
    disposition: disposition && { ...disposition, by: whoOf(disposition.by) },
    added: added && { ...added, by: whoOf(added.by) },
  }
}
