import type { DeriveKey } from './kdf.ts'

/** What the vault needs from outside; the composition root gives it, tests give their own. */
export interface VaultPorts {
  /** Folder of the vault. */
  readonly dir: string
  readonly clock: () => Date
  /** Cryptographically strong random bytes. */
  readonly random: (length: number) => Uint8Array
  readonly deriveKey: DeriveKey
}
