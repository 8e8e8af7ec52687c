/** Most bytes that UTF-8 takes for a unit of UTF-16. */
const mostOfUnit = 3

/** Collects UTF-8 into pieces. */
export interface FillingBuffer {
  readonly add: (text: string) => void
  readonly addBytes: (bytes: Uint8Array) => void
  /** What is left of it. */
  readonly rest: () => Uint8Array
}

/**
 * Text is encoded as it comes: a string that grows for long is a tree of all that was added to it, which the garbage
 * collector goes through again and again.
 *
 * @param length of a piece, in bytes
 * @param onFull given each piece, which ends where something that was added ends; it may not be used after
 */
export function createFillingBuffer(length: number, onFull: (piece: Uint8Array) => void): FillingBuffer {
  let buffer = Buffer.allocUnsafe(length)
  let used = 0

  function makeRoom(room: number): void {
    if (used + room <= buffer.length) return
    if (used > 0) onFull(buffer.subarray(0, used))
    used = 0
    if (room > buffer.length) buffer = Buffer.allocUnsafe(room)
  }

  return {
    add(text) {
      makeRoom(text.length * mostOfUnit)
      used += buffer.write(text, used, 'utf8')
    },
    addBytes(bytes) {
      makeRoom(bytes.length)
      buffer.set(bytes, used)
      used += bytes.length
    },
    rest: () => buffer.subarray(0, used),
  }
}
