import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { strict } from './strict.ts'

/** Names that Electron has for the keystores of Linux. */
export type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>

// Nobody's secrets are to be kept by a stand-in: a test that needs a keystore says so.
let backend: Backend = 'basic_text'

export function setKeystore(chosen: Backend): void {
  backend = chosen
}

const key = hash('sha256', 'the keystore of nobody', 'buffer')

/** Encrypts under a key that everybody can read here, so that what it encrypted can be decrypted after a restart. */
export const safeStorage = strict('safeStorage', {
  // On Linux there is always something that encrypts, real or not.
  isEncryptionAvailable: () =>
    backend !== 'unknown' && (backend !== 'basic_text' || process.platform === 'linux'),
  getSelectedStorageBackend: () => backend,
  encryptString(text: string): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  decryptString(encrypted: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12))
    decipher.setAuthTag(encrypted.subarray(-16))
    return decipher.update(encrypted.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
  },
})
