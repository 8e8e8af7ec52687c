import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { SealdeskError } from '../../shared/errors/error.ts'

/** Whether a PEM private key must be opened with a password. */
export function isEncryptedKey(pem: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem)
}

/**
 * @param password of an encrypted key
 * @param path only for the error
 * @throws SealdeskError `certificate/wrong-password`, `certificate/unreadable`
 */
export function parsePrivateKey(pem: string, password: string | null, path: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(password !== null && { passphrase: password }) })
  } catch {
    throw isEncryptedKey(pem)
      ? new SealdeskError('certificate/wrong-password', { path })
      : new SealdeskError('certificate/unreadable', { path, detail: 'not a private key in PEM' })
  }
}

/** All certificates in a text, one after the other. @throws SealdeskError `certificate/unreadable` */
export function parseCertificates(text: string, path: string): readonly X509Certificate[] {
  try {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
    if (blocks.length === 0) throw new Error('no certificate')
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    throw new SealdeskError('certificate/unreadable', { path, detail: 'not a certificate in PEM' })
  }
}
