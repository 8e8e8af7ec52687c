import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { ManifestLine } from '../../../shared/domain/manifest.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { createFileBlocks } from '../../package/blocks.ts'
import { readError } from '../../package/fileErrors.ts'
import type { PackageRefs } from '../../package/header.ts'
import type { ReceivingKeys } from '../../package/receivingKey.ts'
import { type InnerFile, type WriteOptions, type WrittenPackage, writePackage } from '../../package/writer.ts'
import type { FoundDocument } from './folder.ts'
import type { LenderKeys } from './keys.ts'
import { signerOf } from './packParties.ts'
import { type TakenKey, takeKey } from './usedKeys.ts'

/** A vendor's receiving keys, and the file that they came in. */
export interface Receiver {
  readonly path: string
  readonly receivingKeys: ReceivingKeys
}

/** What goes into a batch, and by whose keys. */
export interface BatchToPack {
  readonly keys: LenderKeys
  /** Folder of those keys, where it is kept which receiving keys are used. */
  readonly keysFolder: string
  readonly cosigners: readonly WriteOptions['from'][]
  readonly to: Receiver
  /** The batch that it amends, if it is an amendment. */
  readonly refs: PackageRefs | undefined
  readonly orderText: string
  readonly documents: readonly FoundDocument[]
  readonly out: string
}

export interface PackedBatch extends WrittenPackage {
  readonly key: TakenKey
}

/**
 * Packs a batch to the next receiving key that nothing was packed to.
 *
 * @throws SealdeskError `receiving-key/all-used`, `package/source-changed`; what `writePackage` throws. The key is free again
 */
export async function packBatch(
  { keys, keysFolder, cosigners, to, refs, orderText, documents, out }: BatchToPack,
  {
    now,
    progress,
    signal,
  }: { now: Date; progress: NonNullable<WriteOptions['progress']>; signal: AbortSignal },
): Promise<PackedBatch> {
  const { receivingKeys, path } = to
  const packageId = randomUUID()
  const taken = { batchId: packageId, packedAt: now.toISOString() }
  const key = await takeKey(keysFolder, receivingKeys, path, taken)
  const written = await writePackage({
    out,
    kind: 'batch',
    packageId,
    createdAt: now,
    from: signerOf(keys),
    cosigners,
    to: [{ name: receivingKeys.vendor.name, recipient: key.recipient }],
    ...(refs && { refs }),
    inner: batchFiles(orderText, documents),
    progress,
    signal,
  }).catch(async (error: unknown) => {
    await key.giveBack()
    throw error
  })
  return { ...written, key }
}

/** The inner files of a batch. The manifest comes last: it names digests that are only known once all has been read. */
function* batchFiles(orderText: string, documents: readonly FoundDocument[]): Iterable<InnerFile> {
  const manifest: ManifestLine[] = []
  const read = createFileBlocks()
  yield textFile('order.json', () => orderText)
  for (const document of documents) {
    yield {
      name: document.path,
      open: () => unchanged(document, read(document.file)),
      packed: ({ sha256 }) => void manifest.push(manifestLine(document, sha256)),
    }
  }
  yield textFile('manifest.jsonl', () => manifest.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function textFile(name: string, text: () => string): InnerFile {
  return {
    name,
    async *open() {
      yield Buffer.from(text(), 'utf8')
    },
  }
}

/** @throws SealdeskError `package/source-changed` if the file is not, before and after, the one that was listed */
async function* unchanged(
  { file, size, modified }: FoundDocument,
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const block of blocks) {
      bytes += block.length
      yield block
    }
    const after = await stat(file)
    if (bytes !== size || after.size !== size || after.mtimeMs !== modified)
      throw new SealdeskError('package/source-changed', { path: file })
  } catch (error) {
    throw readError(error, file)
  }
}

function manifestLine(
  { path, caseNo, size, mediaType, kind, title, replaces }: FoundDocument,
  sha256: string,
): ManifestLine {
  return ManifestLine.parse({ path, sha256, size, mediaType, caseNo, kind, title, replaces })
}
