import { edgeNumber, mutateBytes } from './bytes.ts'
import type { Random } from './random.ts'

type Field = readonly [offset: number, width: 2 | 4]

const local: readonly Field[] = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 4],
  [14, 4],
  [18, 4],
  [22, 4],
  [26, 2],
  [28, 2],
]
const central: readonly Field[] = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 2],
  [12, 4],
  [16, 4],
  [20, 4],
  [24, 4],
  [28, 2],
  [30, 2],
  [32, 2],
  [34, 2],
  [36, 2],
  [38, 4],
  [42, 4],
]
const end: readonly Field[] = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 2],
  [12, 4],
  [16, 4],
  [20, 2],
]

/** A zip with a field of a record, a record, or the place of one changed, as a hostile writer would. */
export function mutateZip(random: Random, zip: Buffer): Buffer {
  const endAt = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (endAt === -1 || endAt + 22 > zip.length) return mutateBytes(random, zip)
  const [start, length] = [zip.readUInt32LE(endAt + 16), zip.readUInt32LE(endAt + 12)]
  if (start + length > endAt) return mutateBytes(random, zip)
  const records = centralRecords(zip, start, start + length)
  if (records.length === 0) return mutateBytes(random, zip)
  const [before, after] = [zip.subarray(0, start), zip.subarray(start + length)]
  const at = random.int(records.length)
  const record = random.pick(records)
  const rebuilt = (changed: readonly Buffer[], body: Buffer = before) => rebuild(body, changed, after)
  switch (random.int(9)) {
    case 0:
      return rebuilt(records.toSpliced(at, 1))
    case 1:
      return rebuilt(records.toSpliced(at, 0, record))
    case 2:
      return rebuilt(records.toReversed())
    case 3:
      return rebuilt(records.with(at, withName(random, records[at] ?? record)))
    case 4:
      return rebuilt(records.with(at, withExtra(random, records[at] ?? record)))
    case 5:
      return rebuilt(records, Buffer.concat([before, random.bytes(random.int(40))]))
    case 6:
      return setField(random, zip, record.readUInt32LE(42), local)
    case 7:
      return setField(random, zip, start + Buffer.concat(records.slice(0, at)).length, central)
    default:
      return setField(random, zip, endAt, end)
  }
}

function centralRecords(zip: Buffer, start: number, stop: number): Buffer[] {
  const records: Buffer[] = []
  for (let at = start; at + 46 <= stop; ) {
    const length = 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    records.push(zip.subarray(at, Math.min(at + length, stop)))
    at += length
  }
  return records
}

/** The body with another directory, and the end record made to fit. */
function rebuild(body: Buffer, records: readonly Buffer[], after: Buffer): Buffer {
  const directory = Buffer.concat(records)
  const tail = Buffer.from(after)
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  tail.writeUInt16LE(records.length, at + 8)
  tail.writeUInt16LE(records.length, at + 10)
  tail.writeUInt32LE(directory.length, at + 12)
  tail.writeUInt32LE(body.length, at + 16)
  return Buffer.concat([body, directory, tail])
}

function withName(random: Random, record: Buffer): Buffer {
  const copy = Buffer.from(record)
  const length = copy.readUInt16LE(28)
  if (length > 0 && 46 + length <= copy.length)
    copy.writeUInt8(random.pick([0, 0x2e, 0x2f, 0x5c, 0x41, 0x80, 0xff]), 46 + random.int(length))
  return copy
}

function withExtra(random: Random, record: Buffer): Buffer {
  const extra = random.pick([
    Buffer.from('01000000', 'hex'),
    Buffer.from('0100080000000000000000000', 'hex'),
    Buffer.from('7570090001000000007a7a7a7a', 'hex'),
    random.bytes(1 + random.int(30)),
  ])
  const name = Math.min(record.readUInt16LE(28), record.length - 46)
  const copy = Buffer.concat([record.subarray(0, 46 + name), extra, record.subarray(46 + name)])
  copy.writeUInt16LE((record.readUInt16LE(30) + extra.length) & 0xffff, 30)
  return copy
}

function setField(random: Random, zip: Buffer, at: number, fields: readonly Field[]): Buffer {
  const [offset, width] = random.pick(fields)
  if (at + offset + width > zip.length) return mutateBytes(random, zip)
  const copy = Buffer.from(zip)
  copy.writeUIntLE(edgeNumber(random, width, copy.readUIntLE(at + offset, width)), at + offset, width)
  return copy
}
