import { Worker } from 'node:worker_threads'
import { type Argon2Params, type DeriveKey, keyLength } from './kdf.ts'

/** What the worker is given. */
export interface Argon2Task extends Argon2Params {
  readonly passphrase: Uint8Array
  readonly salt: Uint8Array
  readonly hashLength: number
}

/**
 * argon2id in a worker thread of its own, which ends with the derivation and takes the passphrase's copies with it.
 *
 * @param workerFile argon2Worker as source or as built; only the composition root knows which it runs from
 */
export function createDeriveKey(workerFile: URL): DeriveKey {
  return (passphrase, salt, params) =>
    new Promise((resolve, reject) => {
      const secret = Uint8Array.from(passphrase)
      const worker = new Worker(workerFile, {
        workerData: { passphrase: secret, salt, hashLength: keyLength, ...params } satisfies Argon2Task,
        transferList: [secret.buffer],
      })
      worker.once('message', (key: Uint8Array) => resolve(key))
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`argon2 worker ended with code ${code}`)))
    })
}
