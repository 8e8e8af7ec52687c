import { z } from 'zod'
import { FileHandle } from './ids.ts'

/** Why a passphrase is easy to guess. Source: the warnings of zxcvbn, without those of checks that are not made here. */
const passphraseWarnings = [
  'tooShort',
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
] as const
export const PassphraseWarning = z.enum(passphraseWarnings)
export type PassphraseWarning = z.infer<typeof PassphraseWarning>

/** `score` is zxcvbn's, from 0 (guessed at once) to 4; `sufficient` says whether the vault takes the passphrase. */
export const PassphraseStrength = z.object({
  score: z.int().min(0).max(4),
  sufficient: z.boolean(),
  warning: PassphraseWarning.nullable(),
})
export type PassphraseStrength = z.infer<typeof PassphraseStrength>

/** What a person proves themselves with: a passphrase and, if their slot asks for one, a key file. */
export const Proof = z.strictObject({ passphrase: z.string(), keyFile: FileHandle.optional() })
export type Proof = z.infer<typeof Proof>

/** Whether a passphrase is to be accompanied by a key file: none, the one that is in use, or a new one to be written. */
export const KeyFileChoice = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('none') }),
  z.strictObject({ use: z.literal('same') }),
  z.strictObject({ use: z.literal('new'), target: FileHandle }),
])
export type KeyFileChoice = z.infer<typeof KeyFileChoice>
