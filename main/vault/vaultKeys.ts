import { subKey } from './kdf.ts'

/** What the master key is for: it never encrypts anything itself. The holder zeroes both. */
export interface VaultKeys {
  readonly database: Uint8Array
  readonly epochWrap: Uint8Array
}

export function vaultKeys(masterKey: Uint8Array, vaultId: string): VaultKeys {
  const salt = new TextEncoder().encode(vaultId)
  return {
    database: subKey(masterKey, salt, 'vault.db'),
    epochWrap: subKey(masterKey, salt, 'epoch'),
  }
}
