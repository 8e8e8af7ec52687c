import { webcrypto } from 'node:crypto'

/** Bytes that a ChaCha20-Poly1305 ciphertext is longer than its plaintext. */
export const tagLength = 16

/**
 * ChaCha20-Poly1305 (RFC 8439) without associated data under one key. Both functions write to `into`, which has
 * exactly the length of the result. `open` throws where the ciphertext is not authentic; `into` is then worthless.
 */
export interface ChunkCipher {
  seal(nonce: Uint8Array, plaintext: Uint8Array, into: Uint8Array): void | Promise<void>
  open(nonce: Uint8Array, ciphertext: Uint8Array, into: Uint8Array): void | Promise<void>
}

export interface Aead {
  readonly name: 'sodium-native' | 'webcrypto' | 'noble'
  withKey(key: Uint8Array): Promise<ChunkCipher>
}

/**
 * The providers in the order of their speed. Electron's own `createCipheriv` has no ChaCha20-Poly1305; these three
 * do not need it: libsodium by prebuilt binaries, WebCrypto where it knows the algorithm, and plain JavaScript.
 */
export const aeadProviders: Readonly<Record<Aead['name'], () => Promise<Aead>>> = {
  'sodium-native': loadSodium,
  webcrypto: async () => ({ name: 'webcrypto', withKey: webcryptoCipher }),
  noble: loadNoble,
}

/** The fastest provider that works here. */
export async function pickAead(): Promise<Aead> {
  for (const load of Object.values(aeadProviders)) {
    const aead = await load().catch(() => null)
    if (aead && (await works(aead))) return aead
  }
  throw new Error('no ChaCha20-Poly1305 provider works on this system')
}

async function works(aead: Aead): Promise<boolean> {
  try {
    const cipher = await aead.withKey(new Uint8Array(32))
    const nonce = new Uint8Array(12)
    const sealed = new Uint8Array(1 + tagLength)
    const opened = new Uint8Array(1)
    await cipher.seal(nonce, new Uint8Array([1]), sealed)
    await cipher.open(nonce, sealed, opened)
    return opened[0] === 1
  } catch {
    return false
  }
}

async function loadSodium(): Promise<Aead> {
  const { default: sodium } = await import('sodium-native')
  return {
    name: 'sodium-native',
    withKey: async (key) => ({
      seal(nonce, plaintext, into) {
        sodium.crypto_aead_chacha20poly1305_ietf_encrypt(into, plaintext, null, null, nonce, key)
      },
      open(nonce, ciphertext, into) {
        sodium.crypto_aead_chacha20poly1305_ietf_decrypt(into, null, ciphertext, null, nonce, key)
      },
    }),
  }
}

async function webcryptoCipher(key: Uint8Array): Promise<ChunkCipher> {
  const name = 'ChaCha20-Poly1305'
  // `raw-secret` is the form that newer WebCrypto algorithms take; the typings do not know it yet.
  const format = 'raw-secret' as 'raw'
  const secret = await webcrypto.subtle.importKey(format, key, name, false, ['encrypt', 'decrypt'])
  return {
    async seal(iv, plaintext, into) {
      into.set(new Uint8Array(await webcrypto.subtle.encrypt({ name, iv }, secret, plaintext)))
    },
    async open(iv, ciphertext, into) {
      into.set(new Uint8Array(await webcrypto.subtle.decrypt({ name, iv }, secret, ciphertext)))
    },
  }
}

async function loadNoble(): Promise<Aead> {
  const { chacha20poly1305 } = await import('@noble/ciphers/chacha.js')
  return {
    name: 'noble',
    withKey: async (key) => ({
      seal(nonce, plaintext, into) {
        chacha20poly1305(key, nonce).encrypt(plaintext, into)
      },
      open(nonce, ciphertext, into) {
        chacha20poly1305(key, nonce).decrypt(ciphertext, into)
      },
    }),
  }
}
