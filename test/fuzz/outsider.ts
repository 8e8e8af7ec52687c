import { type Entry, forge, zipOf } from '../unit/package/forge.ts'
import { mutateBytes } from './bytes.ts'
import { mutateDer } from './der.ts'
import type { Random } from './random.ts'
import { BrokenPromise, type Target } from './target.ts'
import { jsonDictionary, mutateText, xmlDictionary } from './text.ts'
import { isSameContent, type Original, type World } from './world.ts'
import { readByYauzl } from './yauzl.ts'
import { mutateZip } from './zip.ts'

/** Bytes of one chunk of an age payload with its tag. */
const sealedChunk = 65_552

/**
 * Somebody on the way who has packages of the lender but none of its keys: what comes out valid is, part for part, what
 * the lender signed.
 */
export function outsider(world: World): Target {
  const { originals, verify, contentOf } = world
  return {
    name: 'package changed on its way',
    async run(random, keep) {
      const original = random.pick(originals)
      const forged = random.chance(0.15)
        ? await withoutKey(random, world, original)
        : await change(random, original, originals)
      keep(forged)
      const verification = await verify(forged)
      if (!('error' in verification)) {
        const parts = await readByYauzl(forged)
        const signed = originals.find(({ entries }) => isSameContent(parts, entries))
        if (!signed) throw new BrokenPromise('valid, and not what the lender signed')
        if (!isSameContent([...(await contentOf(verification))], signed.files))
          throw new BrokenPromise('another content than the lender packed')
      }
      return forged.equals(original.bytes) ? 'unchanged' : verification.verdict
    },
  }
}

/** A package that is coherent in itself, but for who signed it. */
async function withoutKey(
  random: Random,
  { lender, stranger, station }: World,
  { entries, files }: Original,
): Promise<Buffer> {
  const stolen = entries.find(([name]) => name.endsWith('signature001.p7s'))?.[1] ?? Buffer.alloc(0)
  const changed = files.map(([name, content]): Entry => [name, mutateBytes(random, content)])
  switch (random.int(3)) {
    case 0:
      return forge(lender, station.recipient, { files: changed, signature: () => stolen })
    case 1:
      return forge({ ...lender, privateKeyPem: stranger.privateKeyPem }, station.recipient, {
        files: changed,
      })
    default:
      return forge({ ...stranger, name: lender.name }, station.recipient, { files: changed })
  }
}

async function change(random: Random, original: Original, originals: readonly Original[]): Promise<Buffer> {
  if (random.chance(0.4)) {
    let bytes = original.bytes
    for (let left = 1 + random.int(3); left > 0; left--)
      bytes = random.chance(0.5) ? mutateZip(random, bytes) : mutateBytes(random, bytes)
    return bytes
  }
  let entries = original.entries
  for (let left = 1 + random.int(2); left > 0; left--) entries = changeEntries(random, entries, originals)
  const zip = await zipOf(entries)
  return random.chance(0.1) ? mutateZip(random, zip) : zip
}

function changeEntries(
  random: Random,
  entries: readonly Entry[],
  originals: readonly Original[],
): readonly Entry[] {
  const at = random.int(entries.length)
  const entry = entries[at]
  if (!entry) return entries
  const [name, content] = entry
  switch (random.int(8)) {
    case 0:
      return entries.toSpliced(at, 1)
    case 1:
      return entries.toSpliced(at, 0, random.pick(entries))
    case 2:
      return entries.with(at, [mutateText(random, name), content])
    case 3:
      return entries.toSpliced(at, 1).toSpliced(random.int(entries.length), 0, entry)
    case 4: {
      const others = random.pick(originals).entries
      return entries.with(at, others.find(([other]) => other === name) ?? random.pick(others))
    }
    default:
      return entries.with(at, [name, changeContent(random, name, content)])
  }
}

function changeContent(random: Random, name: string, content: Buffer): Buffer {
  if (random.chance(0.2)) return mutateBytes(random, content)
  if (name.endsWith('.p7s')) return mutateDer(random, content)
  if (name.endsWith('.age')) return changePayload(random, content)
  const dictionary = name.endsWith('.xml') ? xmlDictionary : jsonDictionary
  return Buffer.from(mutateText(random, content.toString(), dictionary))
}

/** Swaps, doubles or drops whole chunks, or changes the header. */
function changePayload(random: Random, age: Buffer): Buffer {
  const start = age.indexOf('\n', age.indexOf('\n---') + 1) + 17
  if (random.chance(0.3))
    return Buffer.concat([
      Buffer.from(mutateText(random, age.toString('latin1', 0, start)), 'latin1'),
      age.subarray(start),
    ])
  const chunks = Array.from({ length: Math.ceil((age.length - start) / sealedChunk) }, (_, index) =>
    age.subarray(start + index * sealedChunk, start + (index + 1) * sealedChunk),
  )
  if (start >= age.length) return mutateBytes(random, age)
  const at = random.int(chunks.length)
  const chunk = random.pick(chunks)
  const changed = random.pick([
    chunks.toSpliced(at, 1),
    chunks.toSpliced(at, 0, chunk),
    chunks.toReversed(),
    chunks.with(at, mutateBytes(random, chunk)),
  ])
  return Buffer.concat([age.subarray(0, start), ...changed])
}
