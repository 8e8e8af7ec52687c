import { DefaultDeserializer, DefaultSerializer } from 'node:v8'

/**
 * A message as it goes through a pipe: its parts, each after the other, behind their number and their lengths (unsigned,
 * 32 bits each, in this machine's order). The first part is the message without its bytes, as V8 writes it; the bytes
 * follow as they lie in memory, so that neither end ever holds a page of pixels twice.
 */
export type Parcel = readonly Uint8Array[]

/** All parts of one message together: more than any document or page, and less than would starve a computer. */
const mostBytes = 256 * 1024 * 1024
const mostParts = 1024
const lengthBytes = Uint32Array.BYTES_PER_ELEMENT

/** Bytes of the message are not copied: they must stay as they are until they have been written. */
export function packed(message: unknown): Parcel {
  const writer = new StructureWriter()
  writer.writeHeader()
  writer.writeValue(message)
  const parts = [writer.releaseBuffer(), ...writer.bytes]
  const lengths = Uint32Array.of(parts.length, ...parts.map(({ byteLength }) => byteLength))
  return [new Uint8Array(lengths.buffer), ...parts]
}

/**
 * Puts messages together from pieces of what came through a pipe. Each has its bytes in memory of their own, and is
 * told as soon as it is whole.
 *
 * @returns what takes the next piece and gives the messages that it completes
 * @throws RangeError from there, for what no end of ours would send
 */
export function createUnpacking(): (piece: Uint8Array) => unknown[] {
  const messages: unknown[] = []
  const parts = takeParts(messages)
  let wanted = new Uint8Array(parts.next().value)
  let filled = 0
  return (piece) => {
    for (let at = 0; at < piece.byteLength; ) {
      const here = piece.subarray(at, at + wanted.byteLength - filled)
      wanted.set(here, filled)
      filled += here.byteLength
      at += here.byteLength
      while (filled === wanted.byteLength) {
        wanted = new Uint8Array(parts.next(wanted).value)
        filled = 0
      }
    }
    return messages.splice(0)
  }
}

/** Says how many bytes it wants next, and is given them. */
function* takeParts(messages: unknown[]): Generator<number, never, Uint8Array<ArrayBuffer>> {
  for (;;) {
    const [count = 0] = numbersIn(yield lengthBytes)
    if (count === 0 || count > mostParts) throw new RangeError(`a message of ${count} parts`)
    const lengths = numbersIn(yield count * lengthBytes)
    const total = lengths.reduce((sum, length) => sum + length, 0)
    if (total > mostBytes) throw new RangeError(`a message of ${total} bytes`)
    const parts: Uint8Array<ArrayBuffer>[] = []
    for (const length of lengths) parts.push(yield length)
    const [structure = new Uint8Array(), ...bytes] = parts
    messages.push(unpacked(structure, bytes))
  }
}

function numbersIn({ buffer }: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(buffer)
}

function unpacked(structure: Uint8Array, bytes: readonly Uint8Array[]): unknown {
  const reader = new StructureReader(structure, bytes)
  reader.readHeader()
  return reader.readValue()
}

/** Leaves out the bytes, and counts them. */
class StructureWriter extends DefaultSerializer {
  readonly bytes: Uint8Array[] = []

  /** Asked by V8 about each view of bytes. */
  _writeHostObject(view: NodeJS.ArrayBufferView): void {
    if (!(view instanceof Uint8Array)) throw new TypeError('of bytes, only a Uint8Array can be sent')
    this.writeUint32(this.bytes.push(view) - 1)
  }
}

class StructureReader extends DefaultDeserializer {
  readonly #bytes: readonly Uint8Array[]

  constructor(structure: Uint8Array, bytes: readonly Uint8Array[]) {
    super(structure)
    this.#bytes = bytes
  }

  /** Asked by V8 where the writer was. */
  _readHostObject(): Uint8Array {
    const bytes = this.#bytes[this.readUint32()]
    if (!bytes) throw new RangeError('a message without its bytes')
    return bytes
  }
}
