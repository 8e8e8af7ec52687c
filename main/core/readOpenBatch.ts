import { readBatch } from '../reading/readBatch.ts'
import { isToBeRead } from '../reading/selection.ts'
import { documentsOfBatch, type JudgedDocument } from '../review/documents.ts'
import type { JobContext } from './jobs.ts'
import type { OpenBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'
import { keepReading, readOne } from './readOneDocument.ts'

/** Reads what has not been read of a batch, with all readers there are, and runs the rules on each case anew. */
export async function readOpenBatch(
  batch: OpenBatch,
  { decoder, readers, clock }: CorePorts,
  { progress, signal }: JobContext,
): Promise<void> {
  const { stores, caseInView } = batch
  const done = stores.readings.readPaths()
  await readBatch({
    documents: documentsOfBatch(stores).filter(
      (document) => isToBeRead(document) && !done.has(document.path),
    ),
    isWanted: ({ caseNo }) => caseNo === caseInView.caseNo,
    readers: readers.map(
      (reader) =>
        ({ path }: JudgedDocument) =>
          readOne(batch, { decoder, reader, clock }, path),
    ),
    keep: ({ path }, reading) => keepReading(batch, path, reading, clock()),
    progress,
    signal,
  })
}
