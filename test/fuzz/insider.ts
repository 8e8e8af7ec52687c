import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { type Entry, type Forgery, forge } from '../unit/package/forge.ts'
import { mutateBytes } from './bytes.ts'
import { mutateDer } from './der.ts'
import type { Random } from './random.ts'
import { BrokenPromise, type Target } from './target.ts'
import { jsonDictionary, mutateJson, mutateText, xmlDictionary } from './text.ts'
import type { World } from './world.ts'
import { mutateZip } from './zip.ts'

const names = [
  'order.json',
  'docs/A-001/1.jpg',
  'docs/a-001/1.jpg',
  'docs/A-001/1.JPG',
  'docs/A-001',
  '../x',
  '/x',
  'C:/x',
  'nul.txt',
  'docs/\u202egpj.exe',
  'docs/e\u0301',
  'docs/ß',
  'docs/SS',
  'SHA256SUMS',
  'a'.repeat(256),
  'docs//x',
  'docs/x ',
  '__proto__',
]

/**
 * A lender that has its keys and means harm: whatever it signs, checking it ends with a verdict, and what comes out
 * valid has one content, whoever reads it.
 */
export function insider({ lender, cosigner, station, verify, contentOf }: World): Target {
  return {
    name: 'package by a hostile lender',
    async run(random, keep) {
      let inner = Buffer.alloc(0)
      const steps = forgery(random)
      const forged = await forge(lender, station.recipient, {
        ...steps,
        ...(random.chance(0.2) && { cosigners: [cosigner] }),
        inner: (zip) => {
          inner = Buffer.from(steps.inner?.(zip) ?? zip)
          return inner
        },
      })
      keep(forged)
      const verification = await verify(forged)
      if ('error' in verification) return verification.verdict
      const content = await contentOf(verification)
      const others = new Map(await readByYauzl(inner).catch(() => []))
      others.delete('SHA256SUMS')
      const isSame =
        others.size === content.size &&
        [...content].every(([name, bytes]) => others.get(name)?.equals(bytes) === true)
      if (!isSame) throw new BrokenPromise('another program reads another content')
      if ((await readByYauzl(forged)).length < 6) throw new BrokenPromise('another program reads other parts')
      return verification.verdict
    },
  }
}

function forgery(random: Random): Forgery {
  const text = (dictionary: readonly string[]) => (was: string) => mutateText(random, was, dictionary)
  const bytes = (was: Buffer) => mutateBytes(random, was)
  const steps: readonly (() => Forgery)[] = [
    () => ({ files: someFiles(random) }),
    () => ({ innerSums: text(['  ', ' *', '\r\n', '\n\n', 'SHA256SUMS', 'f'.repeat(64)]) }),
    () => ({ inner: (zip) => mutateZip(random, zip) }),
    () => ({ inner: bytes }),
    () => ({ payload: bytes }),
    () => ({ header: (header) => mutateJson(random, header) as Record<string, unknown> }),
    () => ({ headerText: text(jsonDictionary) }),
    () => ({ sums: text(['  ', 'mimetype', 'a'.repeat(64), '\r']) }),
    () => ({ manifest: text(xmlDictionary) }),
    () => ({ signature: (der) => mutateDer(random, der) }),
    () => ({ outer: (entries) => withEntry(random, entries) }),
    () => ({ container: (zip) => mutateZip(random, zip) }),
  ]
  const first = random.pick(steps)()
  return random.chance(0.3) ? { ...first, ...random.pick(steps)() } : first
}

function someFiles(random: Random): readonly Entry[] {
  return Array.from({ length: random.int(5) }, () => [
    random.chance(0.3) ? mutateText(random, random.pick(names)) : random.pick(names),
    random.bytes(random.int(300)),
  ])
}

function withEntry(random: Random, entries: readonly Entry[]): readonly Entry[] {
  const [name, content] = random.pick(entries)
  const others = [
    name.toUpperCase(),
    name.replace('001', '002'),
    `${name}/x`,
    'META-INF/manifest.xml',
    'META-INF/container.xml',
  ]
  return entries.toSpliced(random.int(entries.length + 1), 0, [random.pick(others), content])
}

async function readByYauzl(zip: Buffer): Promise<[string, Buffer][]> {
  const entries: [string, Buffer][] = []
  const file = await yauzl.fromBufferPromise(zip, { strictFileNames: true })
  for await (const entry of file.eachEntry())
    entries.push([entry.fileName, await buffer(await file.openReadStreamPromise(entry))])
  return entries
}
