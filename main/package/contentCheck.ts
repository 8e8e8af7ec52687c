import { Worker } from 'node:worker_threads'
import { type ErrorRecord, SealdeskError } from '../../shared/errors/error.ts'
import type { Aead } from './aead.ts'
import { throwIfAborted } from './cancel.ts'
import { type ScannedFile, type ScanProgress, scanFiles } from './contentScan.ts'
import type { PayloadReader, SealedChunks } from './payloadReader.ts'

/** Threads over which the checking of a package is spread. */
export interface CheckingThreads {
  /** contentWorker as source or as built; only the composition root knows which it runs from. */
  readonly file: URL
  readonly count: number
}

/** More do not help: the disk is the limit then, and each takes memory. */
export const mostThreads = 4

/** A payload whose content is to be checked: where it lies, and what opens it. */
export interface PlacedPayload {
  /** Path of the container and where the payload begins in it. */
  readonly path: string
  readonly start: number
  readonly plaintext: PayloadReader
  readonly aead: Aead['name']
}

/** What a thread is started with; `chunks` lie in the file itself. */
export interface ToContentWorker {
  readonly path: string
  readonly chunks: SealedChunks
  readonly aead: Aead['name']
}

export type FromContentWorker =
  | { readonly state: 'progress'; readonly bytes: number; readonly files: number }
  | { readonly state: 'done' }
  | ({ readonly state: 'refused' } & ErrorRecord)

/** A share of the work is no larger than this, so that threads end at about the same time. Bytes, files. */
const shareLimit = { bytes: 8 * 1024 * 1024, files: 1000 }

/**
 * Reads all files of a payload once and compares their records and digests: on the threads, or on this one where
 * there are none.
 *
 * @throws SealdeskError `package/malformed`, `package/tampered`, `job/cancelled`
 */
export async function checkContents(
  payload: PlacedPayload,
  files: Iterable<ScannedFile>,
  {
    threads,
    progress,
    signal,
  }: { threads?: CheckingThreads | undefined; progress: ScanProgress; signal?: AbortSignal | undefined },
): Promise<void> {
  const shares = [...shareOut(files)]
  if (threads && shares.length > 1) return spread(payload, shares, { threads, progress, signal })
  for (const share of shares)
    await scanFiles(payload.plaintext, share, (...done) => {
      throwIfAborted(signal)
      progress(...done)
    })
}

function* shareOut(files: Iterable<ScannedFile>): Generator<ScannedFile[]> {
  let share: ScannedFile[] = []
  let bytes = 0
  for (const file of files) {
    share.push(file)
    bytes += file.size
    if (bytes < shareLimit.bytes && share.length < shareLimit.files) continue
    yield share
    share = []
    bytes = 0
  }
  if (share.length > 0) yield share
}

/**
 * Gives the shares out in their order. Where several are refused the first of them counts, so that a package comes
 * to the same verdict each time, whichever thread was faster.
 */
async function spread(
  payload: PlacedPayload,
  shares: readonly ScannedFile[][],
  {
    threads,
    progress,
    signal,
  }: { threads: CheckingThreads; progress: ScanProgress; signal?: AbortSignal | undefined },
): Promise<void> {
  const refusals = new Map<number, SealdeskError>()
  let next = 0

  async function work(): Promise<void> {
    throwIfAborted(signal)
    const worker = startWorker(payload, threads.file)
    const stop = () => void worker.terminate()
    signal?.addEventListener('abort', stop)
    try {
      while (next < shares.length && refusals.size === 0) {
        const index = next++
        const refusal = await checkShare(worker, shares[index] ?? [], progress)
        if (refusal) refusals.set(index, refusal)
      }
    } catch (error) {
      throwIfAborted(signal)
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      await worker.terminate()
    }
  }

  const count = Math.min(threads.count, shares.length)
  const ended = await Promise.allSettled(Array.from({ length: count }, work))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  const [first] = [...refusals].sort(([a], [b]) => a - b)
  if (first) throw first[1]
}

function startWorker({ path, start, plaintext, aead }: PlacedPayload, file: URL): Worker {
  const { chunks } = plaintext
  const key = Uint8Array.from(chunks.key)
  const data: ToContentWorker = { path, aead, chunks: { ...chunks, start: start + chunks.start, key } }
  return new Worker(file, {
    workerData: data,
    transferList: [key.buffer],
    // It holds a window of plaintext and a share's list; the default would let it grow before it collects.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
  })
}

function checkShare(
  worker: Worker,
  share: readonly ScannedFile[],
  progress: ScanProgress,
): Promise<SealdeskError | null> {
  const { promise, resolve, reject } = Promise.withResolvers<SealdeskError | null>()
  const onMessage = (message: FromContentWorker) => {
    if (message.state === 'progress') progress(message.bytes, message.files)
    else resolve(message.state === 'done' ? null : new SealdeskError(message.code, message.params))
  }
  const onExit = () => reject(new Error('a checking thread ended before its work'))
  worker.on('message', onMessage)
  worker.once('error', reject)
  worker.once('exit', onExit)
  worker.postMessage(share)
  return promise.finally(() => {
    worker.off('message', onMessage)
    worker.off('error', reject)
    worker.off('exit', onExit)
  })
}
