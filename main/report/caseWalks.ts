import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ResultCase } from '../../shared/domain/result.ts'

/** Cases that are packed together: alone each takes twice the room. */
const casesInPack = 32
/** Bytes that packs may take: as much as some 80 000 cases need. */
const roomForPacks = 64 * 1024 * 1024
/** Of the compression: the rest of the levels take longer than they save. */
const level = 1

/**
 * Begins walks over the cases of a result. To make a case of all that the batch's database says of it takes several times
 * as long as to read one that was made: so the first walk keeps what it makes, packed, as far as the room for that goes,
 * and those after it make only what is not kept.
 *
 * @param make makes these cases anew, each when its turn comes
 */
export function createCaseWalks<Key>(
  keys: readonly Key[],
  make: (keys: readonly Key[]) => Iterable<ResultCase>,
  room = roomForPacks,
): () => Iterable<ResultCase> {
  const packs: (Buffer | undefined)[] = []
  let used = 0

  function* madeAndKept(index: number, some: readonly Key[]): Iterable<ResultCase> {
    const texts: string[] = []
    for (const one of make(some)) {
      yield one
      texts.push(JSON.stringify(one))
    }
    const pack = deflateRawSync(texts.join('\n'), { level })
    if (packs[index] || used + pack.length > room) return
    packs[index] = pack
    used += pack.length
  }

  return function* () {
    for (let from = 0, index = 0; from < keys.length; from += casesInPack, index += 1) {
      const pack = packs[index]
      const some = keys.slice(from, from + casesInPack)
      if (pack) yield* unpacked(pack)
      else if (used < room) yield* madeAndKept(index, some)
      else yield* make(some)
    }
  }
}

/** A line each, read when its turn comes: what is not held is cheap to let go. */
function* unpacked(pack: Buffer): Iterable<ResultCase> {
  for (const text of inflateRawSync(pack).toString('utf8').split('\n')) yield JSON.parse(text)
}
