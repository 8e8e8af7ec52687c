import { sha256Hex } from '../../main/package/sink.ts'
import { formatSums } from '../../main/package/sums.ts'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import { type Entry, type Forgery, forge, zipOf } from '../unit/package/forge.ts'
import { mutateBytes } from './bytes.ts'
import { mutateDer } from './der.ts'
import type { Random } from './random.ts'
import { BrokenPromise, type Target } from './target.ts'
import { jsonDictionary, mutateJson, mutateText, xmlDictionary } from './text.ts'
import { isSameContent, type World } from './world.ts'
import { readByYauzl } from './yauzl.ts'
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
      const steps = await forgery(random)
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
      const others = await readByYauzl(inner)
      const files = others.filter(([name]) => name !== 'SHA256SUMS')
      if (!isSameContent([...content], files))
        throw new BrokenPromise('another program reads another content')
      const parts = (await readByYauzl(forged)).map(([name]) => name)
      const count = 4 + 2 * verification.signers.length
      if (parts.length !== count || new Set(parts).size !== count)
        throw new BrokenPromise('another program reads other parts')
      return verification.verdict
    },
  }
}

async function forgery(random: Random): Promise<Forgery> {
  const text = (dictionary: readonly string[]) => (was: string) => mutateText(random, was, dictionary)
  const bytes = (was: Buffer) => mutateBytes(random, was)
  const steps: readonly (() => Forgery | Promise<Forgery>)[] = [
    () => withTwice(random),
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
  const first = await random.pick(steps)()
  return random.chance(0.3) ? { ...first, ...(await random.pick(steps)()) } : first
}

/** A file twice in the archive, of two contents, and once in the list. */
async function withTwice(random: Random): Promise<Forgery> {
  const files: readonly Entry[] = [
    ['order.json', Buffer.from('{}')],
    ['docs/A-001/1.jpg', random.bytes(random.int(100))],
  ]
  const [name, content] = random.pick(files)
  const again: Entry = [name, random.chance(0.5) ? content : random.bytes(content.length)]
  const sums: Entry = ['SHA256SUMS', Buffer.from(formatSums(new Map(files.map(digestOf))))]
  const all = [...files, sums]
  const zip = await zipOf(all.toSpliced(random.int(all.length + 1), 0, again))
  return { files, inner: () => zip }
}

function digestOf([name, content]: Entry): [string, Sha256Hex] {
  return [name, sha256Hex(content)]
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
    name,
    name.toUpperCase(),
    name.replace('001', '002'),
    `${name}/x`,
    'META-INF/manifest.xml',
    'META-INF/container.xml',
  ]
  return entries.toSpliced(random.int(entries.length + 1), 0, [random.pick(others), content])
}
