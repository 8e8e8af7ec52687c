/** Bytes as text, by what the runtime has for it. */
interface Base64 {
  to(bytes: Uint8Array): string
  from(text: string): Uint8Array
}

/** A value as text, and the bytes in it that are too many to be written as text. */
export interface Encoded {
  readonly text: string
  readonly attached: readonly Uint8Array[]
}

/** Carries structured-cloneable values over a channel that only takes text, or one that takes bytes beside it too. */
interface Codec {
  encode(value: unknown): string
  encodeApart(value: unknown): Encoded
  /** @param attached the bytes that were attached, one after another */
  decode(text: string, attached?: Uint8Array): unknown
}

/**
 * What a structured clone may hold and JSON cannot is marked. Written without anything from outside it, because its
 * source is also put into the page.
 */
export function createCodec(base64: Base64): Codec {
  const mark = '\u00a7'
  const fewBytes = 65_536

  /** @param apart takes the bytes that are not written as text */
  function pack(value: unknown, apart: Uint8Array[] | null): unknown {
    if (value === undefined) return { [mark]: 'undefined' }
    if (typeof value === 'bigint') return { [mark]: 'bigint', value: String(value) }
    if (typeof value === 'number' && !Number.isFinite(value))
      return { [mark]: 'number', value: String(value) }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((each) => pack(each, apart))
    if (value instanceof Uint8Array && apart && value.byteLength > fewBytes) {
      const from = apart.reduce((sum, { byteLength }) => sum + byteLength, 0)
      apart.push(value)
      return { [mark]: 'attached', value: [from, from + value.byteLength] }
    }
    if (value instanceof Uint8Array) return { [mark]: 'bytes', value: base64.to(value) }
    if (value instanceof Uint32Array)
      return {
        [mark]: 'words',
        value: base64.to(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
      }
    if (value instanceof Date) return { [mark]: 'date', value: value.getTime() }
    if (value instanceof Error) return { [mark]: 'error', value: value.message }
    if (Object.getPrototypeOf(value) !== Object.prototype)
      throw new TypeError(`the stand-in does not carry a ${value.constructor.name}`)
    const members = Object.entries(value).map(([name, member]) => [name, pack(member, apart)])
    return mark in value ? { [mark]: 'object', value: members } : Object.fromEntries(members)
  }

  function unpack(packed: unknown, attached: Uint8Array): unknown {
    if (typeof packed !== 'object' || packed === null) return packed
    if (Array.isArray(packed)) return packed.map((each) => unpack(each, attached))
    if (mark in packed && 'value' in packed) return unmark(String(packed[mark]), packed.value, attached)
    if (mark in packed) return undefined
    return unpackMembers(Object.entries(packed), attached)
  }

  function unpackMembers(members: [string, unknown][], attached: Uint8Array): unknown {
    return Object.fromEntries(members.map(([name, member]) => [name, unpack(member, attached)]))
  }

  function unmark(kind: string, value: unknown, attached: Uint8Array): unknown {
    switch (kind) {
      case 'bigint':
        return BigInt(String(value))
      case 'number':
        return Number(value)
      case 'bytes':
        return base64.from(String(value))
      case 'attached':
        return attached.slice(...(value as [number, number]))
      case 'words':
        return new Uint32Array(base64.from(String(value)).slice().buffer)
      case 'date':
        return new Date(Number(value))
      case 'error':
        return new Error(String(value))
      default:
        return unpackMembers(value as [string, unknown][], attached)
    }
  }

  return {
    // The clone refuses what cannot cross between processes, such as a function, as Electron does.
    encode: (value) => JSON.stringify(pack(structuredClone(value), null)),
    encodeApart(value) {
      const attached: Uint8Array[] = []
      return { text: JSON.stringify(pack(structuredClone(value), attached)), attached }
    },
    decode: (text, attached = new Uint8Array()) => unpack(JSON.parse(text), attached),
  }
}
