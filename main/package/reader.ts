import { createHash } from 'node:crypto'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import { type Aead, pickAead } from './aead.ts'
import { readContainer, readHeader } from './container.ts'
import { notAsListed, tampered } from './faults.ts'
import type { PackageHeader } from './header.ts'
import { type InnerEntry, pieces, readInner } from './inner.ts'
import type { PayloadReader } from './payloadReader.ts'
import { sha256Hex } from './sink.ts'
import { openFileSource } from './source.ts'
import { decryptPayload } from './verify.ts'
import { checkRecords } from './zipReader.ts'

/** A package in place: files are read out of it as they are needed, and nothing is written anywhere. */
export interface PackageReader {
  readonly header: PackageHeader
  /** All inner files but SHA256SUMS; sizes in bytes. */
  readonly files: ReadonlyMap<string, { readonly size: number; readonly sha256: Sha256Hex }>
  /** A whole file, its digest compared. @throws SealdeskError `package/tampered`; RangeError for an unknown name */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>
  /** A file in pieces; throws after the last where the digest is another, so nothing counts before the end. */
  stream(name: string): AsyncIterable<Uint8Array>
  /** Forgets the key and closes the file. */
  close(): Promise<void>
}

export interface OpenOptions {
  /**
   * SHA-256 of the outer SHA256SUMS as it was when the package was verified: it binds every byte that is read later to
   * that verification.
   */
  readonly sumsSha256: Sha256Hex
  /** What that verification found inside, where it is still at hand: its lists are not read again. */
  readonly files?: ReadonlyMap<string, InnerEntry>
  /** Only tests choose; otherwise the fastest that works. */
  readonly aead?: Aead
}

/**
 * Opens an already verified package. Reads its lists and the last chunk of its payload, whatever its size.
 *
 * @throws SealdeskError `file/*`, `package/*`
 */
export async function openPackage(
  path: string,
  identity: string,
  { sumsSha256, files, aead }: OpenOptions,
): Promise<PackageReader> {
  const source = await openFileSource(path)
  let plaintext: PayloadReader | null = null
  try {
    const container = await readContainer(source)
    if (sha256Hex(container.content.sums) !== sumsSha256)
      throw tampered('it is not the package that was verified')
    const header = readHeader(container)
    plaintext = await decryptPayload(container, identity, aead ?? (await pickAead()))
    return createReader(header, plaintext, files ?? (await readInner(plaintext, header)), () =>
      source.close(),
    )
  } catch (error) {
    plaintext?.wipe()
    await source.close()
    throw error
  }
}

function createReader(
  header: PackageHeader,
  plaintext: PayloadReader,
  files: ReadonlyMap<string, InnerEntry>,
  closeSource: () => Promise<void>,
): PackageReader {
  function find(name: string): InnerEntry {
    const file = files.get(name)
    if (!file) throw new RangeError('no such file in the package')
    return file
  }
  return {
    header,
    files,
    async read(name) {
      const file = find(name)
      await checkRecords(plaintext, file)
      const content = new Uint8Array(file.size)
      await plaintext.read(file.dataStart, content)
      if (sha256Hex(content) !== file.sha256) throw notAsListed()
      return content
    },
    async *stream(name) {
      const file = find(name)
      await checkRecords(plaintext, file)
      const hash = createHash('sha256')
      for (const { start, length } of pieces(file)) {
        const piece = new Uint8Array(length)
        await plaintext.read(start, piece)
        hash.update(piece)
        yield piece
      }
      if (hash.digest('hex') !== file.sha256) throw notAsListed()
    },
    async close() {
      plaintext.wipe()
      await closeSource()
    },
  }
}
