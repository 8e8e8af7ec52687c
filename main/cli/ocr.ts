import { readFile, stat } from 'node:fs/promises'
import { sniffMediaType } from '../../shared/document/pictureHeader.ts'
import type { FieldName } from '../../shared/domain/field.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { DocumentReading, PageReading, ReadField } from '../../shared/domain/reading.ts'
import { type ErrorRecord, SealdeskError } from '../../shared/errors/error.ts'
import { decodeLimits } from '../../shared/ipc/decoder.ts'
import { readError } from '../package/fileErrors.ts'
import { type DocumentReaders, readDocument } from '../reading/readDocument.ts'
import { startDecoder, startReader } from './childProcess.ts'

/** What `sealdesk ocr` says of one file: what was read, or why nothing was. `seconds` is wall time. */
export type OcrLine =
  | {
      readonly file: string
      readonly kind: DocumentKind
      readonly fields: Partial<Record<FieldName, Pick<ReadField, 'value' | 'confidence' | 'state' | 'box'>>>
      readonly seconds: number
    }
  | { readonly file: string; readonly error: ErrorRecord }

/**
 * Reads files outside any vault and gives a line for each, in their order. A file that cannot be read gets its error
 * and does not stop the others.
 *
 * @throws SealdeskError `reading/engine-failed`, `job/cancelled`
 */
export async function* readFiles(
  files: readonly string[],
  clock: () => Date,
  signal?: AbortSignal,
): AsyncGenerator<OcrLine> {
  const decoder = startDecoder()
  const reader = startReader()
  const stop = () => {
    decoder.close()
    reader.close()
  }
  signal?.addEventListener('abort', stop)
  try {
    for (const file of files) {
      const line = await lineOf(file, { decoder: decoder.client, reader: reader.client, clock })
      if (signal?.aborted) throw new SealdeskError('job/cancelled')
      yield line
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

async function lineOf(file: string, readers: DocumentReaders): Promise<OcrLine> {
  try {
    const bytes = await readBounded(file)
    const mediaType =
      bytes.length === 0 ? 'image/jpeg' : (sniffMediaType(bytes) ?? 'application/octet-stream')
    const reading = await readDocument(readers, { bytes, mediaType, kind: null })
    return reading.error ? { file, error: reading.error } : { file, ...summary(reading) }
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
    return new Uint8Array(await readFile(file))
  } catch (error) {
    throw error instanceof SealdeskError ? error : readError(error, file)
  }
}

/** The first page that is of a known kind speaks for the file. */
function summary({ pages, seconds }: DocumentReading) {
  const page = pages.find(({ kind }) => kind !== 'other') ?? pages[0]
  return { kind: page?.kind ?? 'other', fields: page ? shortFields(page) : {}, seconds } as const
}

function shortFields({ fields }: PageReading) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { value, confidence, state, box }]) => [
      name,
      { value, confidence, state, box },
    ]),
  )
}
