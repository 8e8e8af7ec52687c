import { mutateBytes } from './bytes.ts'
import type { Random } from './random.ts'

/** A DER value: the identifier octet, and its members or its octets. */
interface Node {
  readonly tag: number
  readonly content: readonly Node[] | Buffer
}

/** A DER structure with one of its values left out, doubled, moved, retagged, refilled or encoded in another way. */
export function mutateDer(random: Random, der: Buffer): Buffer {
  const tree = parse(der)
  if (tree.length === 0) return mutateBytes(random, der)
  const changed = change(random, tree)
  return encodeAll(changed, random.chance(0.1) ? () => random.int(6) : () => 0)
}

function change(random: Random, nodes: readonly Node[]): readonly Node[] {
  const at = random.int(nodes.length)
  const node = nodes[at]
  if (!node) return nodes
  const isComposed = !Buffer.isBuffer(node.content)
  if (isComposed && node.content.length > 0 && random.chance(0.8))
    return nodes.with(at, { ...node, content: change(random, node.content as readonly Node[]) })
  switch (random.int(7)) {
    case 0:
      return nodes.toSpliced(at, 1)
    case 1:
      return nodes.toSpliced(at, 0, node)
    case 2:
      return nodes.toReversed()
    case 3:
      return nodes.with(at, {
        ...node,
        tag: random.pick([
          0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x17, 0x18, 0x30, 0x31, 0xa0, 0xa1, 0x80, 0xff,
        ]),
      })
    case 4:
      return nodes.with(at, { tag: 0x30, content: [node] })
    case 5:
      return nodes.with(at, random.pick(nodes))
    default:
      return nodes.with(at, {
        ...node,
        content: mutateBytes(
          random,
          encodeContent(node, () => 0),
        ),
      })
  }
}

function parse(bytes: Buffer): Node[] {
  const nodes: Node[] = []
  for (let at = 0; at + 2 <= bytes.length; ) {
    const tag = bytes.readUInt8(at)
    const short = bytes.readUInt8(at + 1)
    const wide = short > 0x80 ? short - 0x80 : 0
    if (wide > 4 || at + 2 + wide > bytes.length) return []
    const length = wide > 0 ? bytes.readUIntBE(at + 2, wide) : short
    const start = at + 2 + wide
    if (start + length > bytes.length) return []
    const content = bytes.subarray(start, start + length)
    nodes.push({ tag, content: (tag & 0x20) !== 0 ? parse(content) : content })
    at = start + length
  }
  return nodes
}

/** @param oddity 0 for DER, else a way in which a length is not as it should be */
type Oddity = () => number

function encodeAll(nodes: readonly Node[], oddity: Oddity): Buffer {
  return Buffer.concat(nodes.map((node) => encode(node, oddity)))
}

function encode(node: Node, oddity: Oddity): Buffer {
  const content = encodeContent(node, oddity)
  return Buffer.concat([Buffer.from([node.tag]), encodeLength(content.length, oddity()), content])
}

function encodeContent({ content }: Node, oddity: Oddity): Buffer {
  return Buffer.isBuffer(content) ? content : encodeAll(content, oddity)
}

function encodeLength(length: number, oddity: number): Buffer {
  if (oddity === 1) return Buffer.from([0x84, 0, 0, length >> 8, length & 0xff])
  if (oddity === 2) return Buffer.from([0x80])
  if (oddity === 3) return Buffer.from([0x84, 0xff, 0xff, 0xff, 0xff])
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}
