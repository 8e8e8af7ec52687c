/** The two functions of sodium-native that are used here; the package carries no types. Both throw on failure. */
declare module 'sodium-native' {
  interface Sodium {
    crypto_aead_chacha20poly1305_ietf_encrypt(
      into: Uint8Array,
      plaintext: Uint8Array,
      associated: null,
      secretNonce: null,
      nonce: Uint8Array,
      key: Uint8Array,
    ): number
    crypto_aead_chacha20poly1305_ietf_decrypt(
      into: Uint8Array,
      secretNonce: null,
      ciphertext: Uint8Array,
      associated: null,
      nonce: Uint8Array,
      key: Uint8Array,
    ): number
  }
  const sodium: Sodium
  export default sodium
}
