import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { ManifestLine } from '../../../shared/domain/manifest.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { CertifiedKey } from '../../package/certificate.ts'
import { type InnerFile, writePackage } from '../../package/writer.ts'
import type { PreparedBatch } from './preparedBatch.ts'

/** What a training batch is packed of and to. */
export interface TrainingContent {
  /** Where the package goes. */
  readonly out: string
  readonly batchId: BatchId
  readonly createdAt: Date
  /** The lender that the station plays, with its keys. */
  readonly from: { readonly name: string } & CertifiedKey
  readonly to: { readonly name: string; readonly recipient: string }
  readonly order: Order
  readonly documents: PreparedBatch['documents']
  /** Where the prepared documents lie. */
  readonly folder: string
  readonly signal: AbortSignal
}

/** Packs the prepared documents as the lender's kit packs a folder. */
export async function packTraining(content: TrainingContent): Promise<void> {
  const { out, batchId, createdAt, from, to, signal } = content
  await writePackage({
    out,
    kind: 'batch',
    packageId: batchId,
    createdAt,
    from,
    to: [to],
    inner: innerFiles(content),
    signal,
  })
}

/** The manifest comes last: it names digests that are only known once all else is packed. */
function* innerFiles({ order, documents, folder }: TrainingContent): Iterable<InnerFile> {
  const manifest: ManifestLine[] = []
  yield { name: 'order.json', open: () => once(Buffer.from(JSON.stringify(order))) }
  for (const { path, file, mediaType, kind } of documents) {
    const caseNo = path.split('/')[1]
    yield {
      name: path,
      async *open() {
        yield await readFile(join(folder, file))
      },
      packed: (digest) =>
        void manifest.push(ManifestLine.parse({ path, caseNo, mediaType, kind, ...digest })),
    }
  }
  yield {
    name: 'manifest.jsonl',
    open: () => once(Buffer.from(manifest.map((line) => `${JSON.stringify(line)}\n`).join(''))),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
