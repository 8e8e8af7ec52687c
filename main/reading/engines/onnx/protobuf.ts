/** A field of a protobuf message as it stands in its bytes: numbers, or what follows a length. */
export type WireField =
  | { readonly number: number; readonly wire: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly wire: 'bytes'; readonly value: Uint8Array }
  | { readonly number: number; readonly wire: 'fixed'; readonly value: Uint8Array }

const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const

/** Fields of a message in their order. Source: protobuf.dev/programming-guides/encoding. @throws RangeError if damaged */
export function decodeFields(bytes: Uint8Array): WireField[] {
  const fields: WireField[] = []
  let at = 0
  const varint = (): bigint => {
    let [value, shift] = [0n, 0n]
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined) throw new RangeError('protobuf: cut short')
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
      shift += 7n
    }
  }
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('protobuf: cut short')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const key = Number(varint())
    const [number, type] = [key >>> 3, key & 7]
    if (type === wireTypes.varint) fields.push({ number, wire: 'varint', value: varint() })
    else if (type === wireTypes.bytes) fields.push({ number, wire: 'bytes', value: take(Number(varint())) })
    else if (type === wireTypes.fixed32) fields.push({ number, wire: 'fixed', value: take(4) })
    else if (type === wireTypes.fixed64) fields.push({ number, wire: 'fixed', value: take(8) })
    else throw new RangeError(`protobuf: wire type ${type}`)
  }
  return fields
}

/** The bytes of a message with these fields, in their order. */
export function encodeFields(fields: readonly WireField[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of fields) {
    if (field.wire === 'varint') {
      parts.push(varintBytes(keyOf(field.number, wireTypes.varint)), varintBytes(field.value))
    } else if (field.wire === 'bytes') {
      const length = varintBytes(BigInt(field.value.length))
      parts.push(varintBytes(keyOf(field.number, wireTypes.bytes)), length, field.value)
    } else {
      const type = field.value.length === 4 ? wireTypes.fixed32 : wireTypes.fixed64
      parts.push(varintBytes(keyOf(field.number, type)), field.value)
    }
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whole numbers of a repeated field, each on its own or packed into one. */
export function numbersIn(fields: readonly WireField[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return []
    if (field.wire === 'varint') return [Number(BigInt.asIntN(64, field.value))]
    return field.wire === 'bytes' ? packed(field.value) : []
  })
}

export function textIn(fields: readonly WireField[], number: number): string {
  return textsIn(fields, number)[0] ?? ''
}

export function textsIn(fields: readonly WireField[], number: number): string[] {
  return bytesIn(fields, number).map((value) => new TextDecoder().decode(value))
}

/** What the fields of a number hold, as messages, texts or blocks of bytes. */
export function bytesIn(fields: readonly WireField[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.wire === 'bytes' ? [field.value] : []))
}

export function textField(number: number, text: string): WireField {
  return { number, wire: 'bytes', value: new TextEncoder().encode(text) }
}

export function numberField(number: number, value: number): WireField {
  return { number, wire: 'varint', value: BigInt.asUintN(64, BigInt(value)) }
}

function packed(bytes: Uint8Array): number[] {
  // As fields of a message whose keys were left out.
  const numbers: number[] = []
  let [value, shift] = [0n, 0n]
  for (const byte of bytes) {
    value |= BigInt(byte & 0x7f) << shift
    shift += 7n
    if (byte >= 0x80) continue
    numbers.push(Number(BigInt.asIntN(64, value)))
    ;[value, shift] = [0n, 0n]
  }
  return numbers
}

function keyOf(number: number, type: number): bigint {
  return BigInt((number << 3) | type)
}

function varintBytes(value: bigint): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return Uint8Array.from([...bytes, Number(rest)])
    bytes.push(Number(rest & 0x7fn) | 0x80)
  }
}
