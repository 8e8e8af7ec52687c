import { turnReading } from '../../shared/document/turnReading.ts'
import { cardKinds, type NamedKind, ReadableMediaType } from '../../shared/domain/kind.ts'
import type { DocumentReading, FileTraces, PageReading, Rotation } from '../../shared/domain/reading.ts'
import { type ErrorRecord, SealdeskError } from '../../shared/errors/error.ts'
import type { decoderContract } from '../../shared/ipc/decoder.ts'
import type { readerContract } from '../../shared/ipc/reader.ts'
import type { Client } from '../../shared/ipc/request.ts'

export interface DocumentReaders {
  readonly decoder: Client<typeof decoderContract>
  readonly reader: Client<typeof readerContract>
  readonly clock: () => Date
  /** Told before each page is read, counted from 1. */
  readonly progress?: (page: number, pages: number) => void
}

/** A document as it was sent; `kind` is what somebody says it is, if anybody does. */
export interface ReceivedDocument {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly kind: NamedKind | null
  /** What a reviewer says of single pages, counted from 1. */
  readonly said?: (page: number) => SaidOfPage
}

/** What a page is, and how it is turned clockwise to stand upright; null where nobody said so. */
export interface SaidOfPage {
  readonly kind: NamedKind | null
  readonly rotation: Rotation | null
  /** First page of the paper that it belongs to: a file may hold several. */
  readonly paper: number
}

/** Longer side at which pages are read: the digits of a card copied onto an A4 sheet are then 30 pixels high. */
const readingSide = 2400

/**
 * Reads one document, page by page. What is wrong with the document ends up in its reading; what is wrong with the
 * program is thrown.
 *
 * @throws SealdeskError `reading/engine-failed`
 */
export async function readDocument(
  { decoder, reader, clock, progress }: DocumentReaders,
  {
    bytes,
    mediaType,
    kind: named,
    said = () => ({ kind: named, rotation: null, paper: 1 }),
  }: ReceivedDocument,
): Promise<DocumentReading> {
  const started = clock().getTime()
  const pages: PageReading[] = []
  let pageCount = 0
  let traces: FileTraces | null = null
  const finish = (error: ErrorRecord | null): DocumentReading => ({
    state: error ? 'unreadable' : 'read',
    error,
    pageCount,
    pages,
    traces,
    seconds: Math.max(0, clock().getTime() - started) / 1000,
  })
  try {
    const document = { bytes, mediaType: requireReadable(mediaType) }
    const inspected = await decoder.decoder.inspect(document)
    pageCount = inspected.pages
    traces = inspected.traces
    for (let page = 1; page <= pageCount; page++) {
      progress?.(page, pageCount)
      const { pixels, text } = await decoder.decoder.page({ ...document, page, maxSide: readingSide })
      const { kind, rotation, paper } = said(page)
      const read = await reader.reader.read({
        pixels,
        page,
        kind,
        rotation,
        text: isCard(kind) ? null : text,
      })
      // Text that is written in a PDF runs as it is written.
      const reading = rotation === null ? read : turnReading(read, rotation)
      const before = pages.some(
        (earlier) => earlier.kind === reading.kind && said(earlier.page).paper === paper,
      )
      pages.push(before ? continued(reading) : reading)
    }
    return finish(null)
  } catch (error) {
    if (error instanceof SealdeskError && isAboutDocument(error))
      return finish({ code: error.code, params: error.params })
    throw error
  }
}

/** A further page of a paper lacks nothing: what it does not say, an earlier page has said. A further card is another card. */
function continued(reading: PageReading): PageReading {
  if (cardKinds.includes(reading.kind)) return reading
  const said = Object.entries(reading.fields).filter(([, { state }]) => state !== 'absent')
  return { ...reading, fields: Object.fromEntries(said) }
}

/** A defect that one document brings to light stays with that document; the others are read. */
function isAboutDocument({ code }: SealdeskError): boolean {
  return code.startsWith('document/') || code === 'internal/unexpected'
}

function requireReadable(mediaType: string): ReadableMediaType {
  const { data } = ReadableMediaType.safeParse(mediaType)
  if (!data) throw new SealdeskError('document/not-supported', { mediaType })
  return data
}

/** Whoever calls a document a card means its picture, whatever is written in the file. */
function isCard(kind: NamedKind | null): boolean {
  return kind !== null && cardKinds.includes(kind.kind)
}
