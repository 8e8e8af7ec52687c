import type { DocumentPath } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'

/** How a batch is read: where the work comes from and where each result goes, at once. */
export interface BatchToRead<D extends { readonly path: DocumentPath }, R> {
  /** Documents still to be read. */
  readonly documents: readonly D[]
  /** Whether somebody waits for a document now; asked whenever a reader is free. */
  readonly isWanted: (document: D) => boolean
  /** As many as may work at a time; each reads one document. */
  readonly readers: readonly ((document: D) => Promise<R>)[]
  /** Stores a reading; what was stored stays, whatever happens after. */
  readonly keep: (document: D, reading: R) => void
  readonly progress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * Reads documents until none is left, those first that somebody waits for. A document that cannot be read does not stop the
 * others. No document is opened before a reader is free for it.
 *
 * @throws SealdeskError `job/cancelled`; documents read before are kept
 */
export async function readBatch<D extends { readonly path: DocumentPath }, R>({
  documents,
  isWanted,
  readers,
  keep,
  progress,
  signal,
}: BatchToRead<D, R>): Promise<void> {
  const remaining = [...documents]
  let done = 0
  progress(0, documents.length)
  const next = (): D | undefined => {
    const wanted = remaining.findIndex(isWanted)
    return remaining.splice(Math.max(0, wanted), 1)[0]
  }
  const work = async (read: (document: D) => Promise<R>) => {
    for (;;) {
      if (signal.aborted) throw new SealdeskError('job/cancelled')
      const document = next()
      if (!document) return
      keep(document, await read(document))
      progress(++done, documents.length)
    }
  }
  // All of them come to rest before the first error is told: nobody reads on after the job has ended.
  const ends = await Promise.allSettled(readers.map(work))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
