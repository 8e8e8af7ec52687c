import type { UserName } from '../../../shared/domain/person.ts'

/** What a child of the kill tests is to do, on which vault, and as whom. */
export type Assignment = {
  readonly dir: string
  readonly person: { readonly user: UserName; readonly passphrase: string }
  /** Hex of what argon2id gives for this person, where the vault is hardened as a real one is. */
  readonly derivedKey?: string
} & (
  | { readonly task: 'create' }
  | { readonly task: 'unlock' }
  /** `from` says what counts as the beginning of a step: that of the import, or of what follows the check. */
  | { readonly task: 'import'; readonly from: 'start' | 'check'; readonly packages: readonly string[] }
  | { readonly task: 'passphrases'; readonly next: readonly string[] }
  | { readonly task: 'destroy'; readonly witness: Assignment['person'] }
  | { readonly task: 'opinions' }
  | { readonly task: 'keys'; readonly lender: string; readonly targets: readonly string[] }
)

/** What it says meanwhile. The answer of a step is that of the core. */
export type Report =
  | { readonly state: 'ready' | 'finished' }
  | { readonly state: 'begun'; readonly step: string }
  | { readonly state: 'done'; readonly step: string; readonly answer: unknown }
