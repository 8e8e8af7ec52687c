import { randomBytes } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import { type Aead, tagLength } from './aead.ts'
import { chunkLength, chunkNonce, payloadKey, payloadNonceLength } from './chunks.ts'
import type { ByteSink } from './sink.ts'

export interface PayloadWriter {
  write(plaintext: Uint8Array): Promise<void>
  /** Writes the last chunk. Nothing may be written after. */
  end(): Promise<void>
}

/** Encrypts to age recipients (`age1…`), one chunk in memory at a time. @throws Error on a bad recipient */
export async function createPayloadWriter(
  recipients: readonly string[],
  aead: Aead,
  sink: ByteSink,
): Promise<PayloadWriter> {
  const { header, fileKey } = await createHeader(recipients)
  const nonce = randomBytes(payloadNonceLength)
  const cipher = await aead.withKey(payloadKey(fileKey, nonce))
  fileKey.fill(0)
  await sink(header)
  await sink(nonce)

  const pending = new Uint8Array(chunkLength)
  const sealed = new Uint8Array(chunkLength + tagLength)
  let filled = 0
  let index = 0

  async function seal(plaintext: Uint8Array, isLast: boolean): Promise<void> {
    const into = sealed.subarray(0, plaintext.length + tagLength)
    await cipher.seal(chunkNonce(index++, isLast), plaintext, into)
    await sink(into)
  }

  return {
    async write(plaintext) {
      for (let rest = plaintext; rest.length > 0; ) {
        // A full chunk waits until more comes: only then is it known not to be the last.
        if (filled === chunkLength) {
          await seal(pending, false)
          filled = 0
        }
        if (filled === 0 && rest.length > chunkLength) {
          await seal(rest.subarray(0, chunkLength), false)
          rest = rest.subarray(chunkLength)
          continue
        }
        const piece = rest.subarray(0, chunkLength - filled)
        pending.set(piece, filled)
        filled += piece.length
        rest = rest.subarray(piece.length)
      }
    },
    async end() {
      await seal(pending.subarray(0, filled), true)
      pending.fill(0)
    },
  }
}

/**
 * A header for a new file key, and that key. age-encryption makes headers only together with a payload by its own
 * cipher, so it encrypts an empty one here, which is dropped; a recipient of our own that adds no stanza sees the key.
 */
async function createHeader(
  recipients: readonly string[],
): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  const encrypter = new Encrypter()
  let fileKey: Uint8Array | null = null
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = key.slice()
      return []
    },
  })
  const file = await encrypter.encrypt(new Uint8Array(0))
  if (fileKey === null) throw new Error('the age library did not ask every recipient')
  return { header: file.subarray(0, file.length - payloadNonceLength - tagLength), fileKey }
}
