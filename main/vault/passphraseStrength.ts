import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { type PassphraseStrength, PassphraseWarning } from '../../shared/domain/passphrase.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { normalisePassphrase } from './kdf.ts'
import { pinyinWords } from './pinyin.ts'
import type { VaultRules } from './ports.ts'

const minimumCharacters = 8
/** Of zxcvbn's scale: 10⁸ guesses or more, each of which costs an argon2id. */
const minimumScore = 3

const productNames = ['sealdesk', '封卷台']

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english, pinyin: [...new Set(pinyinWords)] },
  graphs: adjacencyGraphs,
  // The cost grows steeply with the length, and what is longer than this is strong by its beginning.
  maxLength: 64,
})

/**
 * How hard a passphrase is to guess. It is estimated as it is used, after NFKC.
 *
 * @param known words that a guesser would try first, such as the names of the person and the organisation
 * @param rules may ask for more characters than the vault itself does
 */
export function passphraseStrength(
  passphrase: string,
  known: readonly string[],
  rules?: VaultRules,
): PassphraseStrength {
  const normalised = normalisePassphrase(passphrase)
  if ([...normalised].length < charactersNeeded(rules))
    return { score: 0, sufficient: false, warning: 'tooShort' }
  const { score, feedback } = estimator.check(normalised, [...known, ...productNames])
  const sufficient = score >= minimumScore
  const warning = PassphraseWarning.safeParse(feedback.warning).data ?? null
  return { score, sufficient, warning: sufficient ? null : warning }
}

/** @throws SealdeskError `vault/weak-passphrase`, `vault/guessable-passphrase` */
export function requireStrength(passphrase: string, known: readonly string[], rules?: VaultRules): void {
  const { sufficient, warning } = passphraseStrength(passphrase, known, rules)
  if (sufficient) return
  throw warning === 'tooShort'
    ? new SealdeskError('vault/weak-passphrase', { minimum: charactersNeeded(rules) })
    : new SealdeskError('vault/guessable-passphrase')
}

function charactersNeeded(rules: VaultRules | undefined): number {
  return Math.max(minimumCharacters, rules?.minimumPassphrase ?? 0)
}
