/** Numbers that look random and are the same for the same seed on every machine. Not for keys. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number
  /** Whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
  readonly chance: (probability: number) => boolean
  /** `count` decimal digits. */
  readonly digits: (count: number) => string
  readonly shuffle: <T>(items: readonly T[]) => T[]
}

export function createRandom(seed: string): Random {
  const next = sfc32(hash(seed))
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    chance: (probability) => next() < probability,
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
    shuffle(items) {
      const keyed = items.map((item) => ({ item, key: next() }))
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
  }
}

/** Chris Doty-Humphrey's Small Fast Counter, 32 bits; passes PractRand. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  const step = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) step()
  return step
}

/** Four differently started FNV-1a hashes of the seed's UTF-16 units. */
function hash(seed: string): [number, number, number, number] {
  const one = (start: number) => {
    let value = start
    for (let index = 0; index < seed.length; index += 1)
      value = Math.imul(value ^ seed.charCodeAt(index), 16_777_619)
    return value
  }
  return [one(2_166_136_261), one(84_696_351), one(1_013_904_223), one(374_761_393)]
}
