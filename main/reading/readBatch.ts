import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { DocumentReading } from '../../shared/domain/reading.ts'
import { SealdeskError } from '../../shared/errors/error.ts'

/** How a batch is read: where the work comes from and where each result goes, at once. */
export interface BatchToRead<D extends { readonly path: DocumentPath }> {
  /** Documents still to be read, in the order in which they are wanted. */
  readonly documents: readonly D[]
  /** As many as may work at a time; each reads one document. */
  readonly readers: readonly ((document: D) => Promise<DocumentReading>)[]
  /** Stores a reading; what was stored stays, whatever happens after. */
  readonly keep: (document: D, reading: DocumentReading) => void
  readonly progress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * Reads documents until none is left. A document that cannot be read does not stop the others.
 *
 * @throws SealdeskError `job/cancelled`; documents read before are kept
 */
export async function readBatch<D extends { readonly path: DocumentPath }>(
  batch: BatchToRead<D>,
): Promise<void> {
  const { documents, readers, keep, progress, signal } = batch
  const remaining = documents.values()
  let done = 0
  progress(0, documents.length)
  const work = async (read: (document: D) => Promise<DocumentReading>) => {
    for (const document of remaining) {
      if (signal.aborted) throw new SealdeskError('job/cancelled')
      keep(document, await read(document))
      progress(++done, documents.length)
    }
  }
  // All of them come to rest before the first error is told: nobody reads on after the job has ended.
  const ends = await Promise.allSettled(readers.map(work))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
