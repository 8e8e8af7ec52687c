/** Text of UTF-8 bytes. A byte order mark is kept, so that no format of ours accepts one. @throws TypeError */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
