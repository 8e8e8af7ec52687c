import { readAmendmentContent } from '../../main/batch/content.ts'
import type { PackageReader } from '../../main/package/reader.ts'
import { sha256Hex } from '../../main/package/sink.ts'
import { aDocument, amendmentFiles } from '../fixtures/packages.ts'
import type { Random } from './random.ts'
import { BrokenPromise } from './target.ts'
import { jsonDictionary, mutateText } from './text.ts'

const replacing = { ...aDocument('A-001', '9.jpg'), replaces: 'docs/A-001/1.jpg' }
const original = amendmentFiles([replacing, aDocument('A-001', '10.jpg'), aDocument('A-002', '9.jpg')])
const lists = ['order.json', 'manifest.jsonl'] as const

/** What a hostile lender may write into the lists of an amendment that it has signed. */
export interface HostileAmendment {
  readonly input: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
}

export function hostileAmendment(random: Random): HostileAmendment {
  const name = random.pick(lists)
  let text = String(original[name])
  for (let left = 1 + random.int(3); left > 0; left--)
    text = mutateText(random, text, [...jsonDictionary, '"replaces"', 'docs/A-001/1.jpg', 'A-002', '\n'])
  return { input: text, files: { ...original, [name]: text.toWellFormed() } }
}

/** Whatever is accepted says of each document once what it is, for a case that it names, and replaces none twice. */
export async function takeAmendment({ files }: HostileAmendment): Promise<void> {
  const { order, manifest } = await readAmendmentContent(readerOf(files))
  const paths = manifest.map(({ path }) => path)
  const documents = Object.keys(files).filter((name) => name.startsWith('docs/'))
  if (paths.toSorted().join() !== documents.toSorted().join())
    throw new BrokenPromise('other documents than there are files')
  const cases = new Set(manifest.map(({ caseNo }) => caseNo))
  if (order.cases.length !== cases.size || order.cases.some(({ caseNo }) => !cases.has(caseNo)))
    throw new BrokenPromise('other cases than the order names')
  const replaced = manifest.flatMap(({ replaces }) => replaces ?? [])
  if (new Set(replaced).size !== replaced.length) throw new BrokenPromise('a document is replaced twice')
}

function readerOf(files: HostileAmendment['files']): PackageReader {
  const content = new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)]))
  const bytesOf = (name: string) => Uint8Array.from(content.get(name) ?? [])
  return {
    get header(): never {
      throw new Error('the lists do not depend on the header')
    },
    files: new Map(
      [...content].map(([name, { length }]) => [name, { size: length, sha256: sha256Hex(bytesOf(name)) }]),
    ),
    read: async (name) => bytesOf(name),
    async *stream(name) {
      yield bytesOf(name)
    },
    close: async () => undefined,
  }
}
