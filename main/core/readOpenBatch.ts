import type { ReceivedDocument } from '../batch/caseStore.ts'
import { readBatch } from '../reading/readBatch.ts'
import { readDocument } from '../reading/readDocument.ts'
import { isToBeRead } from '../reading/selection.ts'
import { evaluateAndKeep } from '../review/evaluation.ts'
import type { JobContext } from './jobs.ts'
import type { OpenBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'

/** Reads what has not been read of a batch, with all readers there are, and runs the rules on each case anew. */
export async function readOpenBatch(
  { stores, audit, atomically, read, caseInView }: OpenBatch,
  { decoder, readers, clock }: CorePorts,
  { progress, signal, turn }: JobContext,
): Promise<void> {
  const done = stores.readings.readPaths()
  const documents = stores.cases
    .documents()
    .filter((document) => isToBeRead(document) && !done.has(document.path))
  await readBatch({
    documents,
    isWanted: ({ caseNo }) => caseNo === caseInView.caseNo,
    readers: readers.map(
      (reader) =>
        async ({ path, mediaType, kind }: ReceivedDocument) =>
          readDocument(
            { decoder, reader, clock },
            {
              bytes: await read(path),
              mediaType,
              kind: kind && { kind, by: 'sender' },
            },
          ),
    ),
    keep({ path, caseNo }, reading) {
      const at = clock()
      atomically(() => {
        stores.readings.put(path, reading, at.toISOString())
        audit.append('document.read', path, reading.state === 'read' ? 'ok' : 'failed')
        evaluateAndKeep(stores, caseNo, at)
      })
    },
    progress,
    signal,
    turn,
  })
}
