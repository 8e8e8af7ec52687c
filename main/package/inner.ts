import type { Sha256Hex } from '../../shared/domain/ids.ts'
import { chunkLength } from './chunks.ts'
import { incomplete, malformed, tampered } from './faults.ts'
import type { PackageHeader } from './header.ts'
import { sha256Hex } from './sink.ts'
import type { RandomSource } from './source.ts'
import { parseSums } from './sums.ts'
import { directoryLimit, readZip, readZipFile, type ZipFile } from './zipReader.ts'

export const innerSums = 'SHA256SUMS'

/** A file inside the payload and the digest that it must have. */
export interface InnerEntry extends ZipFile {
  readonly sha256: Sha256Hex
}

/**
 * The files inside a payload, in the order in which they lie: exactly those that its SHA256SUMS lists. Their
 * content is not looked at.
 *
 * @throws SealdeskError `package/malformed`, `package/tampered`, `package/incomplete`
 */
export async function readInner(
  plaintext: RandomSource,
  header: PackageHeader,
): Promise<ReadonlyMap<string, InnerEntry>> {
  const files = await readZip(plaintext)
  const list = files.get(innerSums)
  if (!list) throw incomplete(`${innerSums} is missing in the payload`)
  if (list.size > directoryLimit) throw malformed('the list of files is too large')
  const bytes = await readZipFile(plaintext, list)
  if (sha256Hex(bytes) !== header.inner.sumsSha256) throw tampered('the list of files is not the one signed')

  const sums = parseSums(bytes)
  if (sums.has(innerSums)) throw malformed('the list of files lists itself')
  const entries = new Map<string, InnerEntry>()
  for (const [name, file] of files) {
    if (name === innerSums) continue
    const sha256 = sums.get(name)
    if (sha256 === undefined) throw malformed('the payload has a file that is not listed')
    entries.set(name, { ...file, sha256 })
  }
  if (entries.size !== sums.size) throw incomplete('a listed file is missing in the payload')
  checkCounts(entries, header)
  return entries
}

/** A file's bytes in pieces that end where chunks end, so that whole chunks are decrypted in place. */
export function* pieces(file: ZipFile): Generator<{ start: number; length: number }> {
  const end = file.dataStart + file.size
  for (let start = file.dataStart; start < end; ) {
    const length = Math.min(chunkLength - (start % chunkLength), end - start)
    yield { start, length }
    start += length
  }
}

function checkCounts(entries: ReadonlyMap<string, InnerEntry>, { inner }: PackageHeader): void {
  let bytes = 0
  for (const { size } of entries.values()) bytes += size
  if (entries.size !== inner.files || bytes !== inner.bytes)
    throw malformed('package.json miscounts the files in the payload')
}
