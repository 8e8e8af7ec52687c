/**
 * Pages that look the same, by the hashes of their pictures (64 bits as 16 hexadecimal digits).
 *
 * Two hashes that differ in at most seven bits have a quarter in which they differ in at most one. So whoever looks for
 * near hashes asks for the 17 values near each quarter, which an index answers, and compares what comes back whole.
 * Source: Norouzi, Punjani, Fleet: Fast Search in Hamming Space with Multi-Index Hashing (2012).
 */

/**
 * Bits in which the hashes of two copies of one picture may differ; seven at most, by the above. Papers of one form that
 * were scanned on one machine come as near as four.
 */
const mostBitsApart = 2

const quarterNames = ['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const
type Quarter = (typeof quarterNames)[number]

/** The four quarters of a hash, as numbers of 16 bits. */
export function quartersOf(hash: string): Record<Quarter, number> {
  const quarter = (at: number) => Number.parseInt(hash.slice(at * 4, at * 4 + 4), 16)
  return { quarter1: quarter(0), quarter2: quarter(1), quarter3: quarter(2), quarter4: quarter(3) }
}

/** For each quarter the values that differ from it in one bit at most, as a JSON array. */
export function quartersNear(hash: string): Record<Quarter, string> {
  const quarters = quartersOf(hash)
  const near = (value: number) =>
    JSON.stringify([value, ...Array.from({ length: 16 }, (_, bit) => value ^ (1 << bit))])
  return {
    quarter1: near(quarters.quarter1),
    quarter2: near(quarters.quarter2),
    quarter3: near(quarters.quarter3),
    quarter4: near(quarters.quarter4),
  }
}

/** Whether two hashes, of 16 hexadecimal digits each, are near enough to be of copies of one picture. */
export function isSameLook(one: string, other: string): boolean {
  const [left, right] = [quartersOf(one), quartersOf(other)]
  return quarterNames.reduce((apart, name) => apart + bitsIn(left[name] ^ right[name]), 0) <= mostBitsApart
}

function bitsIn(value: number): number {
  let count = 0
  for (let rest = value; rest > 0; rest &= rest - 1) count += 1
  return count
}
