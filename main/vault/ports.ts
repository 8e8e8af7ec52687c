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
}
