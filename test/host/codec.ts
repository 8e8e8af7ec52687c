/** Bytes as text, by what the runtime has for it. */
interface Base64 {
  to(bytes: Uint8Array): string
  from(text: string): Uint8Array
}

/** Carries structured-cloneable values over a channel that only takes text. */
interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * What a structured clone may hold and JSON cannot is marked. Written without anything from outside it, because its
 * source is also put into the page.
 */
export function createCodec(base64: Base64): Codec {
  const mark = '\u00a7'

  function pack(value: unknown): unknown {
    if (value === undefined) return { [mark]: 'undefined' }
    if (typeof value === 'bigint') return { [mark]: 'bigint', value: String(value) }
    if (typeof value === 'number' && !Number.isFinite(value))
      return { [mark]: 'number', value: String(value) }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(pack)
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
    const members = Object.entries(value).map(([name, member]) => [name, pack(member)])
    return mark in value ? { [mark]: 'object', value: members } : Object.fromEntries(members)
  }

  function unpack(packed: unknown): unknown {
    if (typeof packed !== 'object' || packed === null) return packed
    if (Array.isArray(packed)) return packed.map(unpack)
    if (mark in packed && 'value' in packed) return unmark(String(packed[mark]), packed.value)
    if (mark in packed) return undefined
    return Object.fromEntries(Object.entries(packed).map(([name, member]) => [name, unpack(member)]))
  }

  function unmark(kind: string, value: unknown): unknown {
    switch (kind) {
      case 'bigint':
        return BigInt(String(value))
      case 'number':
        return Number(value)
      case 'bytes':
        return base64.from(String(value))
      case 'words':
        return new Uint32Array(base64.from(String(value)).slice().buffer)
      case 'date':
        return new Date(Number(value))
      case 'error':
        return new Error(String(value))
      default:
        return Object.fromEntries(
          (value as [string, unknown][]).map(([name, member]) => [name, unpack(member)]),
        )
    }
  }

  return {
    // The clone refuses what cannot cross between processes, such as a function, as Electron does.
    encode: (value) => JSON.stringify(pack(structuredClone(value))),
    decode: (text) => unpack(JSON.parse(text)),
  }
}
