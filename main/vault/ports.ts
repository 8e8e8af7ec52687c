import type { Sha256Hex } from '../../shared/domain/ids.ts'
import type { DeriveKey } from './kdf.ts'

/**
 * 32 random bytes that the operating system keeps for this computer and this account. Each call gives a copy of its
 * own, which the caller zeroes.
 *
 * Both throw SealdeskError `vault/keystore-unavailable` where there is no real keystore, or it does not give back what
 * it was given.
 */
export interface DeviceSecret {
  /** `null` where none was made. */
  get(): Promise<Uint8Array | null>
  /** Makes it; gives the one that is there where it was made before. @throws SealdeskError `file/not-writable` */
  create(): Promise<Uint8Array>
}

/** What the organisation has laid down for every vault on this computer. */
export interface VaultRules {
  /** Characters that a new passphrase has at least, where that is more than the vault itself asks for. */
  readonly minimumPassphrase?: number | undefined
  /** SHA-256 of the card, or of its certificate, of each lender that is dealt with; absent where any is. */
  readonly allowedLenders?: readonly Sha256Hex[] | undefined
}

/** What the vault needs from outside; the composition root gives it, tests give their own. */
export interface VaultPorts {
  /** Folder of the vault. */
  readonly dir: string
  readonly clock: () => Date
  /** Cryptographically strong random bytes. */
  readonly random: (length: number) => Uint8Array
  readonly deriveKey: DeriveKey
  /** The secret of this computer, that a slot can be bound to; absent where there is no keystore to keep it. */
  readonly deviceSecret?: DeviceSecret
  readonly rules?: VaultRules
}
