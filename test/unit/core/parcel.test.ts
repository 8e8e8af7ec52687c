import { describe, expect, it } from 'vitest'
import { createUnpacking, packed } from '../../../main/core/parcel.ts'

const pixels = Uint8Array.from({ length: 100_000 }, (_, at) => at * 7)
const message = {
  type: 'request',
  input: {
    page: 1,
    text: null,
    pixels: { width: 250, rgba: pixels },
    seal: Uint8Array.of(1, 2, 3),
    none: new Uint8Array(),
  },
}

function whole(message: unknown): Buffer {
  return Buffer.concat(packed(message))
}

function inPieces(bytes: Buffer, length: number): Buffer[] {
  const count = Math.ceil(bytes.length / length)
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * length, (at + 1) * length))
}

describe('a message through a pipe', () => {
  it.each([1000, 4096, 65_536, 1_000_000])('arrives as it was sent, in pieces of %i bytes', (length) => {
    const unpack = createUnpacking()
    const pieces = inPieces(Buffer.concat([whole(message), whole('between'), whole(message)]), length)
    expect(pieces.flatMap((piece) => unpack(piece))).toEqual([message, 'between', message])
  })

  it('arrives byte by byte', () => {
    const unpack = createUnpacking()
    const small = { bytes: Uint8Array.of(9, 8, 7), nothing: undefined }
    expect(inPieces(whole(small), 1).flatMap((piece) => unpack(piece))).toEqual([small])
  })

  it('takes its bytes from where they lie, and brings them in memory of their own', () => {
    expect(packed(message)).toContain(pixels)
    const [arrived] = createUnpacking()(whole(message)) as [typeof message]
    expect(arrived.input.pixels.rgba.buffer.byteLength).toBe(pixels.length)
  })

  it('takes no numbers but bytes', () => {
    expect(() => packed({ values: new Float32Array(2) })).toThrow(TypeError)
  })

  it.each([
    ['has no parts', [0]],
    ['has parts without end', [0xffff_ffff]],
    ['would fill the computer', [2, 100, 0xffff_ffff]],
    ['lacks the bytes that it speaks of', [1, packed({ bytes: pixels })[1]?.length ?? 0]],
  ])('is refused if it %s', (_what, head) => {
    const structure = packed({ bytes: pixels })[1] ?? new Uint8Array()
    const sent = Buffer.concat([Buffer.from(Uint32Array.from(head).buffer), structure])
    expect(() => createUnpacking()(sent)).toThrow(RangeError)
  })
})
