import type { Severity } from '../../domain/finding.ts'
import type { Outcome, Rule } from '../rule.ts'
import type { SharedThing } from '../sharedValue.ts'
import type { FindingCode } from '../texts.ts'

/**
 * What one case has in common with others of its batch. People may well borrow twice, and live together: a warning,
 * for somebody to look at both cases.
 */
export const batchRules: readonly Rule[] = [
  common('batch.id-number', 'SAME_ID_NUMBER', 'S2', 'id-number'),
  common('batch.phone', 'SAME_PHONE', 'S3', 'phone'),
  common('batch.bank-card', 'SAME_BANK_CARD', 'S3', 'bank-card'),
  common('batch.address', 'SAME_ADDRESS', 'S4', 'address'),
  common('batch.file', 'SAME_FILE', 'S2', 'file'),
  common('batch.look', 'SAME_LOOK', 'S3', 'look'),
]

function common(id: string, code: FindingCode, severity: Severity, what: SharedThing): Rule {
  return {
    id,
    version: 1,
    category: 'CONSISTENCY',
    code,
    severity,
    source: 'the other cases of the batch',
    check({ shared }) {
      const found = shared.filter((value) => value.what === what)
      if (found.length === 0) return [{ state: 'pass' }]
      return found.map(({ evidence, cases }): Outcome => ({ state: 'warn', evidence, cases }))
    },
  }
}
