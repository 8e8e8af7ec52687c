import { type PassphraseStrength, PassphraseWarning } from '../../shared/domain/passphrase.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { normalisePassphrase } from './kdf.ts'
import type { VaultRules } from './ports.ts'

const minimumCharacters = 8
/** Of zxcvbn's scale: 10⁸ guesses or more, each of which costs an argon2id. */
const minimumScore = 3

const productNames = ['sealdesk', '封卷台']

/**
 * How hard a passphrase is to guess. It is estimated as it is used, after NFKC.
 *
 * @param known words that a guesser would try first, such as the names of the person and the organisation
 * @param rules may ask for more characters than the vault itself does
 */
export async function passphraseStrength(
  passphrase: string,
  known: readonly string[],
  rules?: VaultRules,
): Promise<PassphraseStrength> {
  const normalised = normalisePassphrase(passphrase)
  if ([...normalised].length < charactersNeeded(rules))
    return { score: 0, sufficient: false, warning: 'tooShort' }
  // Half of what the core process would load at its start, and only needed by who chooses a passphrase.
  const { estimator } = await import('./guessing.ts')
  const { score, feedback } = estimator.check(normalised, [...known, ...productNames])
  const sufficient = score >= minimumScore
  const warning = PassphraseWarning.safeParse(feedback.warning).data ?? null
  return { score, sufficient, warning: sufficient ? null : warning }
}

/** @throws SealdeskError `vault/weak-passphrase`, `vault/guessable-passphrase` */
export async function requireStrength(
  passphrase: string,
  known: readonly string[],
  rules?: VaultRules,
): Promise<void> {
  const { sufficient, warning } = await passphraseStrength(passphrase, known, rules)
  if (sufficient) return
  throw warning === 'tooShort'
    ? new SealdeskError('vault/weak-passphrase', { minimum: charactersNeeded(rules) })
    : new SealdeskError('vault/guessable-passphrase')
}

function charactersNeeded(rules: VaultRules | undefined): number {
  return Math.max(minimumCharacters, rules?.minimumPassphrase ?? 0)
}
