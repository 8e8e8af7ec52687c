import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { DocumentReading } from '../../shared/domain/reading.ts'
import { readDocument } from '../reading/readDocument.ts'
import { isToBeRead } from '../reading/selection.ts'
import { documentOf, namedKind, partAt } from '../review/documents.ts'
import { evaluateAndKeep } from '../review/evaluation.ts'
import type { Desk } from './desk.ts'
import type { JobContext } from './jobs.ts'
import type { OpenBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'

/** A reading, and the last note of reviewers that it follows. */
interface HeedfulReading {
  readonly reading: DocumentReading
  readonly heeded: number
}

/** Reads one document as the lender and the reviewers name and turn it now. */
export async function readOne(
  { stores, read }: OpenBatch,
  needs: Pick<CorePorts, 'decoder' | 'clock'> & { readonly reader: CorePorts['readers'][number] },
  path: DocumentPath,
): Promise<HeedfulReading> {
  const document = documentOf(stores, path)
  const reading = await readDocument(needs, {
    bytes: await read(path),
    mediaType: document.mediaType,
    kind: namedKind(document, 1),
    said: (page) => ({
      kind: namedKind(document, page),
      rotation: document.rotations.get(page) ?? null,
      paper: partAt(document, page)?.from ?? 1,
    }),
  })
  return { reading, heeded: document.newestNote }
}

/** Keeps a reading and judges its case anew; not one that a reading of a later note has overtaken. */
export function keepReading(
  { stores, audit, atomically }: OpenBatch,
  path: DocumentPath,
  { reading, heeded }: HeedfulReading,
  at: Date,
): void {
  if ((stores.readings.heededBy(path) ?? 0) > heeded) return
  const { caseNo } = stores.cases.document(path)
  atomically(() => {
    stores.readings.put(path, reading, at.toISOString(), heeded)
    audit.append('document.read', path, reading.state === 'read' ? 'ok' : 'failed')
    evaluateAndKeep(stores, caseNo, at)
  })
}

/**
 * Reads a document again of which a reviewer said something, before whatever else waits to be read: a reader takes its
 * pages in turn with those that it is at. What is said while it is read is heeded after.
 */
export function readAgain({ jobs, ports }: Desk, batch: OpenBatch, path: DocumentPath): void {
  const [reader] = ports.readers
  if (!reader || batch.readAgain.has(path) || !isAwaited(batch, path)) return
  const { batchId } = batch.registered
  batch.readAgain.add(path)
  jobs.start(
    { step: 'read-again', unit: 'documents', batch: batchId },
    async ({ signal, progress }: JobContext) => {
      try {
        while (!signal.aborted && isAwaited(batch, path))
          keepReading(batch, path, await readOne(batch, { ...ports, reader }, path), ports.clock())
        progress(1, 1)
        return batchId
      } finally {
        batch.readAgain.delete(path)
      }
    },
  )
}

/** Whether something was said of a document that no reading of it follows. */
function isAwaited({ stores }: OpenBatch, path: DocumentPath): boolean {
  const document = documentOf(stores, path)
  return document.newestNote > (stores.readings.heededBy(path) ?? 0) && isToBeRead(document)
}
