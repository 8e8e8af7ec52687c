import type { Random } from './random.ts'

const edges = [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x1_0000, 0x7fff_ffff, 0xffff_fffe, 0xffff_ffff]

/** Values at which readers of lengths and counts go wrong, and a few others. */
export function edgeNumber(random: Random, width: number, was: number): number {
  const limit = 2 ** (8 * width)
  const value = random.pick([...edges, was + 1, was - 1, was * 2, random.int(0x1_0000)])
  return ((value % limit) + limit) % limit
}

/** The bytes with something changed in them that knows nothing of their form. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  if (bytes.length === 0) return random.bytes(1 + random.int(20))
  const at = random.int(bytes.length)
  const length = Math.min(1 + random.int(random.pick([4, 64, 4096])), bytes.length - at)
  const [head, piece, tail] = [
    bytes.subarray(0, at),
    bytes.subarray(at, at + length),
    bytes.subarray(at + length),
  ]
  switch (random.int(8)) {
    case 0: {
      const copy = Buffer.from(bytes)
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << random.int(8)), at)
      return copy
    }
    case 1: {
      const copy = Buffer.from(bytes)
      copy.writeUInt8(random.pick([0, 1, 0x20, 0x7f, 0x80, 0xff]), at)
      return copy
    }
    case 2:
      return Buffer.concat([head, tail])
    case 3:
      return Buffer.concat([head, piece, piece, tail])
    case 4:
      return Buffer.concat([head, random.bytes(length % 64), tail])
    case 5:
      return Buffer.from(head)
    case 6: {
      const copy = Buffer.from(bytes)
      copy.copyWithin(random.int(bytes.length), at, at + length)
      return copy
    }
    default:
      return Buffer.concat([bytes, piece])
  }
}
