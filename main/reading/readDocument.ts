import { cardKinds, type NamedKind, ReadableMediaType } from '../../shared/domain/kind.ts'
import type { DocumentReading, PageReading } from '../../shared/domain/reading.ts'
import { type ErrorRecord, SealdeskError } from '../../shared/errors/error.ts'
import type { decoderContract } from '../../shared/ipc/decoder.ts'
import type { readerContract } from '../../shared/ipc/reader.ts'
import type { Client } from '../../shared/ipc/request.ts'

export interface DocumentReaders {
  readonly decoder: Client<typeof decoderContract>
  readonly reader: Client<typeof readerContract>
  readonly clock: () => Date
}

/** A document as it was sent; `kind` is what somebody says it is, if anybody does. */
export interface ReceivedDocument {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly kind: NamedKind | null
}

/** Longer side at which pages are read: the digits of a card copied onto an A4 sheet are then 30 pixels high. */
const readingSide = 2400
/** A page with so many characters in its text layer was written, not scanned. */
const writtenPage = 40

/**
 * Reads one document, page by page. What is wrong with the document ends up in its reading; what is wrong with the
 * program is thrown.
 *
 * @throws SealdeskError `reading/engine-failed`
 */
export async function readDocument(
  { decoder, reader, clock }: DocumentReaders,
  { bytes, mediaType, kind }: ReceivedDocument,
): Promise<DocumentReading> {
  const started = clock().getTime()
  const pages: PageReading[] = []
  let pageCount = 0
  const finish = (error: ErrorRecord | null): DocumentReading => ({
    state: error ? 'unreadable' : 'read',
    error,
    pageCount,
    pages,
    traces: null,
    seconds: Math.max(0, clock().getTime() - started) / 1000,
  })
  try {
    const readable = requireReadable(mediaType)
    pageCount = (await decoder.decoder.inspect({ bytes, mediaType: readable })).pages
    for (let page = 1; page <= pageCount; page++) {
      const { pixels, text } = await decoder.decoder.page({
        bytes,
        mediaType: readable,
        page,
        maxSide: readingSide,
      })
      pages.push(
        isWritten(text, kind)
          ? fromTextLayer(page, text, kind)
          : await reader.reader.read({ pixels, page, kind }),
      )
    }
    return finish(null)
  } catch (error) {
    if (error instanceof SealdeskError && isAboutDocument(error))
      return finish({ code: error.code, params: error.params })
    throw error
  }
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

/**
 * Whether the text layer is the page's own text. A scan may carry one too, made by the scanner's software; so a
 * card is read from its picture.
 */
function isWritten(text: PageReading['lines'], kind: NamedKind | null): boolean {
  const isCard = kind !== null && cardKinds.includes(kind.kind)
  return !isCard && text.reduce((sum, line) => sum + line.text.length, 0) >= writtenPage
}

function fromTextLayer(page: number, lines: PageReading['lines'], kind: NamedKind | null): PageReading {
  return {
    page,
    kind: kind?.kind ?? 'other',
    kindConfidence: kind?.by === 'reviewer' ? 1 : 0,
    quality: null,
    rotation: 0,
    lines,
    fields: {},
    engines: [{ name: 'PDF text layer', version: '1' }],
  }
}
