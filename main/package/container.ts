import { createHash } from 'node:crypto'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { blocksOf } from './blocks.ts'
import { throwIfAborted } from './cancel.ts'
import { incomplete, malformed, tampered } from './faults.ts'
import { mostCosigners, type PackageHeader, parseHeader } from './header.ts'
import { sha256Hex } from './sink.ts'
import { type RandomSource, readBytes, sliceSource } from './source.ts'
import { parseSums } from './sums.ts'
import { checkRecords, readZip, readZipFile, type ZipFile } from './zipReader.ts'
import { endLength } from './zipRecords.ts'

/** The names in the outer zip: all of them, and no other but those of co-signatures. */
export const outer = {
  mimetype: 'mimetype',
  header: 'package.json',
  sums: 'SHA256SUMS',
  manifest: 'META-INF/ASiCManifest001.xml',
  signature: 'META-INF/signature001.p7s',
  payload: 'payload.age',
} as const

/** A signature and the manifest that it is over. */
export interface Signed<T> {
  readonly manifest: T
  readonly signature: T
}

/** Names of the files of one co-signature. @param index from 0; the sender's own signature is not counted */
export function cosignatureNames(index: number): Signed<string> {
  const number = String(index + 2).padStart(3, '0')
  return { manifest: `META-INF/ASiCManifest${number}.xml`, signature: `META-INF/signature${number}.p7s` }
}

export const mimetype = 'application/vnd.etsi.asic-e+zip'

/** Largest content, in bytes, of an outer file other than the payload. */
const smallFileLimit = 1024 * 1024

/** The outside of a package, as it lies there: its form is checked, nothing of what it says. */
export interface Container {
  /** Content of the small files. */
  readonly content: Readonly<Record<Exclude<keyof typeof outer, 'payload'>, Buffer>>
  /** Content of the co-signatures' files, without a gap in their numbers. */
  readonly cosignatures: readonly Signed<Buffer>[]
  readonly payload: RandomSource
  /** Where the payload begins in the container. */
  readonly payloadStart: number
  /** SHA-256 of the payload's ciphertext; reads all of it. */
  digestPayload(progress?: (bytes: number) => void, signal?: AbortSignal): Promise<Sha256Hex>
}

/** @throws SealdeskError `package/malformed`, `package/incomplete` */
export async function readContainer(source: RandomSource): Promise<Container> {
  const files = await readZip(source).catch(async (error: unknown) => {
    throw (await isCutShort(source)) ? incomplete('its end is missing') : error
  })
  const cosignatures = checkNames(files)
  const [first] = files.keys()
  if (first !== outer.mimetype) throw malformed('mimetype is not the first file')

  const content = {
    mimetype: await readSmall(source, files, outer.mimetype),
    header: await readSmall(source, files, outer.header),
    sums: await readSmall(source, files, outer.sums),
    manifest: await readSmall(source, files, outer.manifest),
    signature: await readSmall(source, files, outer.signature),
  }
  if (content.mimetype.toString('latin1') !== mimetype) throw malformed('the mimetype is another')

  const entry = find(files, outer.payload)
  await checkRecords(source, entry)
  const payload = sliceSource(source, entry.dataStart, entry.size)
  return {
    content,
    cosignatures: await Promise.all(
      cosignatures.map(async ({ manifest, signature }) => ({
        manifest: await readSmall(source, files, manifest),
        signature: await readSmall(source, files, signature),
      })),
    ),
    payload,
    payloadStart: entry.dataStart,
    digestPayload: (progress, signal) => digestSource(payload, progress, signal),
  }
}

/** The header of a container whose outer SHA256SUMS is already known to be right. @throws SealdeskError `package/*` */
export function readHeader({ content, payload }: Container): PackageHeader {
  const sums = parseSums(content.sums)
  if (sums.size !== 2 || !sums.has(outer.payload))
    throw malformed('SHA256SUMS does not list package.json and payload.age')
  if (sums.get(outer.header) !== sha256Hex(content.header)) throw tampered('package.json is not as listed')
  const header = parseHeader(content.header)
  if (header.payload.sha256 !== sums.get(outer.payload))
    throw malformed('package.json and SHA256SUMS differ on the payload')
  if (header.payload.size !== payload.size) throw tampered('the payload is of another size than listed')
  return header
}

/** @returns the names of the co-signatures */
function checkNames(files: ReadonlyMap<string, ZipFile>): readonly Signed<string>[] {
  const possible = Array.from({ length: mostCosigners }, (_, index) => cosignatureNames(index))
  const count = possible.findLastIndex(
    ({ manifest, signature }) => files.has(manifest) || files.has(signature),
  )
  const cosignatures = possible.slice(0, count + 1)
  const known: readonly string[] = [
    ...Object.values(outer),
    ...cosignatures.flatMap(({ manifest, signature }) => [manifest, signature]),
  ]
  for (const name of files.keys())
    if (!known.includes(name)) throw malformed('the container has a file that does not belong there')
  for (const name of known) if (!files.has(name)) throw incomplete(`${name} is missing`)
  return cosignatures
}

async function readSmall(
  source: RandomSource,
  files: ReadonlyMap<string, ZipFile>,
  name: string,
): Promise<Buffer> {
  const file = find(files, name)
  if (file.size > smallFileLimit) throw malformed(`${name} is too large`)
  return readZipFile(source, file)
}

function find(files: ReadonlyMap<string, ZipFile>, name: string): ZipFile {
  const file = files.get(name)
  if (!file) throw incomplete(`${name} is missing`)
  return file
}

async function digestSource(
  source: RandomSource,
  progress?: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Sha256Hex> {
  const hash = createHash('sha256')
  let done = 0
  for await (const block of blocksOf(source)) {
    throwIfAborted(signal)
    hash.update(block)
    done += block.length
    progress?.(done)
  }
  return Sha256Hex.parse(hash.digest('hex'))
}

/** Whether the file begins as a package does but its end record is not all there: a copy of it stopped half-way. */
async function isCutShort(source: RandomSource): Promise<boolean> {
  // Bytes 4 to 29 of the first record hold times and a checksum.
  const start = Buffer.from(`PK\x03\x04${'\0'.repeat(26)}${outer.mimetype}${mimetype}`, 'latin1')
  const head = await readBytes(source, 0, Math.min(start.length, source.size))
  head.subarray(4, 30).fill(0)
  if (!head.equals(start.subarray(0, head.length))) return false
  const length = Math.min(source.size, 0x1_0100)
  const tail = await readBytes(source, source.size - length, length)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  return end === -1 || end > length - endLength
}
