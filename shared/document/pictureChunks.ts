/** A piece of a PNG or WebP file. */
export interface Chunk {
  readonly type: string
  readonly content: Uint8Array
}

/** Files of more pieces than this are not looked through any further. */
const mostChunks = 100_000

/** The chunks of a PNG file, up to where it breaks off. Source: PNG (third edition), 5.3. */
export function* pngChunks(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  for (let count = 0; at + 12 <= view.byteLength && count < mostChunks; count++) {
    const length = view.getUint32(at)
    yield { type: typeAt(bytes, at + 4), content: bytes.subarray(at + 8, at + 8 + length) }
    at += 12 + length
  }
}

/** The chunks of a WebP file, up to where it breaks off. Source: RFC 9649, 2.3. */
export function* riffChunks(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 12
  for (let count = 0; at + 8 <= view.byteLength && count < mostChunks; count++) {
    const length = view.getUint32(at + 4, true)
    yield { type: typeAt(bytes, at), content: bytes.subarray(at + 8, at + 8 + length) }
    at += 8 + length + (length % 2)
  }
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
