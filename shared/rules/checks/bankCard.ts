import { isBankCardNumber } from '../bankCard.ts'
import { normaliseNumber } from '../compare.ts'
import type { Rule } from '../rule.ts'
import { judgeEach, sightings } from '../sighting.ts'

/** Number of a bank card. Cards that do not follow the formula exist: never more than a warning. */
const bankCard: Rule = {
  id: 'ident.bank-card',
  version: 1,
  category: 'IDENT',
  code: 'BANK_CARD_NUMBER_INVALID',
  severity: 'S4',
  source: 'ISO/IEC 7812-1, annex B (Luhn); 16 to 19 digits',
  check: (input) =>
    judgeEach(sightings(input, 'bank-card', 'number'), ({ value }) =>
      isBankCardNumber(normaliseNumber(value))
        ? { state: 'pass' }
        : {
            state: 'warn',
            reason: /^\d{16,19}$/.test(normaliseNumber(value)) ? 'wrong-check-character' : 'malformed',
          },
    ),
}

export const bankCardRules: readonly Rule[] = [bankCard]
