import type { Person } from './opinionRules.ts'

/**
 * Who looks at a case. `isBlind`: they are to judge it without knowing what was said of it, and by whom; `revealed`: they
 * asked to see its masked values.
 */
export interface Viewer extends Person {
  readonly isBlind: boolean
  readonly revealed: boolean
}
