import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { SafeStorage } from 'electron'
import { SealdeskError } from '../../shared/errors/error.ts'
import { keystoreContract } from '../../shared/ipc/keystore.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import type { Dispatch } from '../../shared/ipc/wire.ts'
import { reportDefect } from '../core/report.ts'
import { writePrivateFile } from './privateFile.ts'

const secretLength = 32

/** The synchronous part of Electron's interface: only of that one can Linux say which keystore is behind it. */
type SystemKeystore = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>

/**
 * Keeps the secret that slots are bound to, in a file that only this account's keystore on this computer decrypts. It
 * is refused where nothing but a constant in the browser engine would encrypt it.
 *
 * @param path of the file, which is never overwritten: slots may be bound to what is in it
 */
export function createKeystore({
  path,
  system,
  platform,
}: {
  path: string
  system: SystemKeystore
  platform: NodeJS.Platform
}): Dispatch {
  function requireReal(): void {
    const backend = platform === 'linux' ? system.getSelectedStorageBackend() : platform
    if (backend === 'basic_text' || backend === 'unknown' || !system.isEncryptionAvailable())
      throw new SealdeskError('vault/keystore-unavailable', { detail: backend })
  }

  function read(): Uint8Array<ArrayBuffer> | null {
    requireReal()
    if (!existsSync(path)) return null
    try {
      const secret = Buffer.from(system.decryptString(readFileSync(path)), 'base64')
      if (secret.length !== secretLength) throw new Error('not a secret of ours')
      return new Uint8Array(secret)
    } catch (cause) {
      throw new SealdeskError('vault/keystore-unavailable', { detail: path }, { cause })
    }
  }

  function make(): Uint8Array<ArrayBuffer> {
    const secret = randomBytes(secretLength)
    const encrypted = system.encryptString(secret.toString('base64'))
    writePrivateFile(path, encrypted)
    return new Uint8Array(secret)
  }

  return serve(
    keystoreContract,
    'core',
    { keystore: { get: read, create: () => read() ?? make() } },
    { admit: () => undefined, report: reportDefect },
  )
}
