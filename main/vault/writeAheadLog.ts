import { existsSync, readFileSync } from 'node:fs'
import { pageSize } from './databasePages.ts'

const headerLength = 32
const frameHeaderLength = 24
const littleEndianMagic = 0x377f0682
const bigEndianMagic = 0x377f0683

/**
 * Whether the write-ahead log beside a database is damaged in a transaction that was once safely on disk. SQLite reads
 * a log up to the first frame that is not as it was written, and takes the rest for what a crash left of the last
 * transaction; so damage further up would silently take away what was acknowledged.
 *
 * A transaction was safely on disk where a frame follows it: with `synchronous = FULL` the next one is written only
 * then. The last transaction of a log can not be told from an unfinished one.
 *
 * Source: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function isLogDamaged(database: string): boolean {
  const path = `${database}-wal`
  if (!existsSync(path)) return false
  const log = readFileSync(path)
  if (log.length < headerLength + frameHeaderLength + pageSize) return false
  const header = readHeader(log)
  let checksum = header.checksum
  let isBrokenOneComplete = false
  for (const frame of frames(log)) {
    // A frame of an earlier use of the file has neither salt; one that is damaged still has one of them.
    if (frame.salts.every((salt, index) => salt !== header.salts[index])) break
    if (isBrokenOneComplete) return true
    if (checksum) {
      const sum = addTo(addTo(checksum, frame.start, header.isBigEndian), frame.page, header.isBigEndian)
      const isIntact = equal(sum, frame.checksum) && equal(frame.salts, header.salts)
      checksum = isIntact ? sum : null
    }
    if (!checksum && frame.isCommit) isBrokenOneComplete = true
  }
  return false
}

type Pair = readonly [number, number]

/** `checksum` is null where the header itself is damaged; the first frame then says which use of the file it is. */
function readHeader(log: Buffer): { salts: Pair; checksum: Pair | null; isBigEndian: boolean } {
  const magic = log.readUInt32BE(0)
  const isBigEndian = magic === bigEndianMagic
  const sum = addTo([0, 0], log.subarray(0, 24), isBigEndian)
  const isIntact =
    (isBigEndian || magic === littleEndianMagic) &&
    log.readUInt32BE(8) === pageSize &&
    equal(sum, pairAt(log, 24))
  const salts = pairAt(log, isIntact ? 16 : headerLength + 8)
  return { salts, checksum: isIntact ? sum : null, isBigEndian }
}

function* frames(log: Buffer) {
  const length = frameHeaderLength + pageSize
  for (let at = headerLength; at + length <= log.length; at += length)
    yield {
      /** The part of its header that its checksum covers. */
      start: log.subarray(at, at + 8),
      isCommit: log.readUInt32BE(at + 4) !== 0,
      salts: pairAt(log, at + 8),
      checksum: pairAt(log, at + 16),
      page: log.subarray(at + frameHeaderLength, at + length),
    }
}

function pairAt(log: Buffer, at: number): Pair {
  return [log.readUInt32BE(at), log.readUInt32BE(at + 4)]
}

function equal(one: Pair, other: Pair): boolean {
  return one[0] === other[0] && one[1] === other[1]
}

/** SQLite's checksum, carried on over more bytes: a Fibonacci sum of pairs of words. */
function addTo([first, second]: Pair, bytes: Buffer, isBigEndian: boolean): Pair {
  let [s0, s1] = [first, second]
  const word = (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  for (let at = 0; at < bytes.length; at += 8) {
    s0 = (s0 + word(at) + s1) >>> 0
    s1 = (s1 + word(at + 4) + s0) >>> 0
  }
  return [s0, s1]
}
