import type { Evidence } from '../domain/finding.ts'
import type { CaseNo } from '../domain/ids.ts'

/** What two cases of a batch can have in common: a value, or a picture that is the same file or looks the same. */
export type SharedThing = 'id-number' | 'phone' | 'bank-card' | 'address' | 'file' | 'look'

/**
 * Something of this case that other cases have too. `evidence` is where it stands here, null for what was declared;
 * `cases` are some of the others, in the order of the batch.
 */
export interface SharedValue {
  readonly what: SharedThing
  readonly evidence: Evidence | null
  readonly cases: readonly CaseNo[]
}
