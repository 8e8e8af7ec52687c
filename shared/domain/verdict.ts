import { z } from 'zod'

/** What checking a package came to. Only `valid` is good; the reason travels beside it as an error record. */
const verdicts = [
  'valid',
  'valid-expired-certificate',
  'unknown-signer',
  'wrong-recipient',
  'tampered',
  'malformed',
  'unsupported-version',
  'incomplete',
] as const
export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>
