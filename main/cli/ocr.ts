import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { sniffMediaType } from '../../shared/document/pictureHeader.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { DocumentReading, PageReading } from '../../shared/domain/reading.ts'
import { type ErrorRecord, SealdeskError } from '../../shared/errors/error.ts'
import { decodeLimits } from '../../shared/ipc/decoder.ts'
import { documentsUnderWay, readerCount } from '../core/readerProcesses.ts'
import { readError } from '../package/fileErrors.ts'
import { type DocumentReaders, readDocument } from '../reading/readDocument.ts'
import { startDecoder } from './childProcess.ts'
import { startReaders } from './readerPool.ts'

/**
 * What `sealdesk ocr` says of one file: what was read, page by page, or why it was not. `kind`, its confidence,
 * `fields` and `quality` are those of the page that speaks for the file: the first of a known kind, else the first.
 * `seconds` is wall time, with what the file waited for a reader to be free.
 */
export type OcrLine =
  | ({ readonly file: string } & Pick<PageReading, 'kind' | 'kindConfidence' | 'fields' | 'quality'> &
      Pick<DocumentReading, 'pageCount' | 'pages' | 'traces' | 'seconds'>)
  | ({ readonly file: string; readonly error: ErrorRecord } & Partial<
      Pick<DocumentReading, 'pageCount' | 'pages' | 'traces' | 'seconds'>
    >)

/** Files to read; `kind` is what the person says that they all are, which is then taken as it is. */
export interface FilesToRead {
  readonly files: readonly string[]
  readonly kind: DocumentKind | null
  readonly clock: () => Date
  readonly signal?: AbortSignal
  /** Told before each page is read, counted from 1. */
  readonly progress?: (file: string, page: number, pages: number) => void
}

/** Reads one file at a time, until none is left. */
type Lane = (file: string) => Promise<OcrLine>

/**
 * Reads files outside any vault and gives a line for each, in their order, however many are read at a time. A file
 * that cannot be read gets its error and does not stop the others.
 *
 * @throws SealdeskError `reading/engine-failed`, `job/cancelled`
 */
export async function* readFiles(request: FilesToRead): AsyncGenerator<OcrLine> {
  const { files, signal } = request
  const lines = files.map((file) => ({ file, ...Promise.withResolvers<OcrLine>() }))
  const remaining = lines.values()
  const decoder = startDecoder()
  const count = Math.min(readerCount(availableParallelism()), files.length)
  const readers = startReaders(count)
  const children = [decoder, readers]
  const stop = () => {
    for (const child of children) child.close()
  }
  signal?.addEventListener('abort', stop)
  for (const child of children) child.start()
  const lane = laneOf(request, { decoder: decoder.client, reader: readers.client })
  for (let lanes = documentsUnderWay(count); lanes > 0; lanes--) void readInLane(lane, remaining, signal)
  try {
    for (const { promise } of lines) {
      const line = await promise
      if (signal?.aborted) throw new SealdeskError('job/cancelled')
      yield line
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    // Nobody waits for the rest any more.
    for (const _ of remaining);
    stop()
  }
}

function laneOf(
  { kind, clock, progress }: FilesToRead,
  clients: Pick<DocumentReaders, 'decoder' | 'reader'>,
): Lane {
  return (file) => lineOf(file, kind, { ...clients, clock, progress: (...at) => progress?.(file, ...at) })
}

async function readInLane(
  lane: Lane,
  remaining: Iterable<{ file: string } & PromiseWithResolvers<OcrLine>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { file, promise, resolve, reject } of remaining) {
    // Told to whoever waits for this line; nobody may.
    promise.catch(() => {})
    if (signal?.aborted) reject(new SealdeskError('job/cancelled'))
    else await lane(file).then(resolve, reject)
  }
}

async function lineOf(file: string, kind: DocumentKind | null, readers: DocumentReaders): Promise<OcrLine> {
  try {
    const bytes = await readBounded(file)
    const mediaType =
      bytes.length === 0 ? 'image/jpeg' : (sniffMediaType(bytes) ?? 'application/octet-stream')
    const named = kind && ({ kind, by: 'reviewer' } as const)
    return toLine(file, await readDocument(readers, { bytes, mediaType, kind: named }))
  } catch (error) {
    if (error instanceof SealdeskError && error.code !== 'reading/engine-failed')
      return { file, error: { code: error.code, params: error.params } }
    throw error
  }
}

async function readBounded(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(file)
    if (size > decodeLimits.bytes)
      throw new SealdeskError('document/too-large', { limit: `${decodeLimits.bytes / 1024 / 1024} MiB` })
    return await readFile(file)
  } catch (error) {
    throw error instanceof SealdeskError ? error : readError(error, file)
  }
}

function toLine(file: string, { error, pages, pageCount, traces, seconds }: DocumentReading): OcrLine {
  const document = { pageCount, pages, traces, seconds }
  if (error) return { file, error, ...document }
  const speaking = pages.find(({ kind }) => kind !== 'other') ?? pages[0]
  const { kind = 'other', kindConfidence = 0, fields = {}, quality = null } = speaking ?? {}
  return { file, kind, kindConfidence, fields, quality, ...document }
}
