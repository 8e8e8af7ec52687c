/** A value as JSON writes it, and the bytes that were in it, to be carried beside it. */
export interface Packed {
  readonly value: unknown
  readonly attached: readonly Uint8Array<ArrayBuffer>[]
}

/** Takes structured-cloneable values apart, for a channel of text and a way for bytes beside it. */
interface Codec {
  /** @throws DOMException for what cannot cross between processes, such as a function, as Electron does */
  pack(value: unknown): Packed
  /** @param attached the bytes that were attached, one after another */
  unpack(value: unknown, attached: Uint8Array<ArrayBuffer>): unknown
}

/**
 * What a structured clone may hold and JSON cannot is marked. Written without anything from outside it, because its
 * source is also put into the page.
 */
export function createCodec(): Codec {
  const mark = '\u00a7'

  function packed(value: unknown, attached: Uint8Array<ArrayBuffer>[]): unknown {
    if (value === undefined) return { [mark]: 'undefined' }
    if (typeof value === 'bigint') return { [mark]: 'bigint', value: String(value) }
    if (typeof value === 'number' && !Number.isFinite(value))
      return { [mark]: 'number', value: String(value) }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((each) => packed(each, attached))
    if (value instanceof Uint8Array) return { [mark]: 'bytes', value: attach(value, attached) }
    if (value instanceof Uint32Array)
      return {
        [mark]: 'words',
        value: attach(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), attached),
      }
    if (value instanceof Date) return { [mark]: 'date', value: value.getTime() }
    if (value instanceof Error) return { [mark]: 'error', value: value.message }
    if (Object.getPrototypeOf(value) !== Object.prototype)
      throw new TypeError(`the stand-in does not carry a ${value.constructor.name}`)
    const members = Object.entries(value).map(([name, member]) => [name, packed(member, attached)])
    return mark in value ? { [mark]: 'object', value: members } : Object.fromEntries(members)
  }

  /** @returns where the bytes begin and end among all that are attached */
  function attach(bytes: Uint8Array, attached: Uint8Array<ArrayBuffer>[]): [number, number] {
    const from = attached.reduce((sum, { byteLength }) => sum + byteLength, 0)
    // A clone's buffers are its own.
    attached.push(bytes as Uint8Array<ArrayBuffer>)
    return [from, from + bytes.byteLength]
  }

  function unpacked(value: unknown, attached: Uint8Array<ArrayBuffer>): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((each) => unpacked(each, attached))
    if (mark in value && 'value' in value) return unmark(String(value[mark]), value.value, attached)
    if (mark in value) return undefined
    return unpackMembers(Object.entries(value), attached)
  }

  function unpackMembers(members: [string, unknown][], attached: Uint8Array<ArrayBuffer>): unknown {
    return Object.fromEntries(members.map(([name, member]) => [name, unpacked(member, attached)]))
  }

  function unmark(kind: string, value: unknown, attached: Uint8Array<ArrayBuffer>): unknown {
    switch (kind) {
      case 'bigint':
        return BigInt(String(value))
      case 'number':
        return Number(value)
      case 'bytes':
        return detach(value as [number, number], attached)
      case 'words':
        return new Uint32Array(detach(value as [number, number], attached).buffer)
      case 'date':
        return new Date(Number(value))
      case 'error':
        return new Error(String(value))
      default:
        return unpackMembers(value as [string, unknown][], attached)
    }
  }

  /** Bytes in a buffer of their own: a page of a document is most often alone in one, and is not copied. */
  function detach([from, to]: [number, number], attached: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    return to - from === attached.buffer.byteLength ? attached : attached.slice(from, to)
  }

  return {
    pack(value) {
      const attached: Uint8Array<ArrayBuffer>[] = []
      return { value: packed(structuredClone(value), attached), attached }
    },
    unpack: unpacked,
  }
}
