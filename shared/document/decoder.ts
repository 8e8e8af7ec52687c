import type { ReadableMediaType } from '../domain/kind.ts'
import type { FileTraces, TextLayer } from '../domain/reading.ts'
import type { PagePixels } from '../domain/view.ts'
import { SealdeskError } from '../errors/error.ts'
import { decodeLimits, type decoderContract } from '../ipc/decoder.ts'
import type { Handlers } from '../ipc/request.ts'
import { isAnimated } from './animation.ts'
import { reachesEnd } from './pictureEnd.ts'
import { type PictureMediaType, pictureSize, sniffMediaType } from './pictureHeader.ts'
import { pictureTraces } from './pictureTraces.ts'

/** Below this a picture holds no line that anyone could read. */
const smallestSide = 16

/** An open PDF; pages count from 1. */
export interface OpenPdf {
  readonly pages: number
  /** Pixels of a page, its longer side `maxSide`, and what is written in it, if that is what a person sees. */
  page(page: number, maxSide: number): Promise<{ pixels: PagePixels; text: TextLayer | null }>
  traces(): Promise<FileTraces>
  close(): Promise<void>
}

/** What a decoder process has that opens the formats. What these throw means that the document is damaged. */
export interface Codecs {
  /** Decodes a picture, turned as its EXIF data says, its longer side at most `maxSide`. */
  picture(bytes: Uint8Array<ArrayBuffer>, mediaType: PictureMediaType, maxSide: number): Promise<PagePixels>
  /** @throws SealdeskError `document/needs-password` */
  openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf>
}

/**
 * The decoder of untrusted documents: the limits come first, then the codecs. What a document is, its bytes say;
 * the media type that came with it is not believed.
 *
 * Errors: `document/empty`, `document/cut-short`, `document/unreadable`, `document/needs-password`,
 * `document/animated`, `document/too-small`, `document/too-large`.
 */
export function createDecoder(codecs: Codecs): Handlers<typeof decoderContract, 'core', void> {
  return {
    decoder: {
      async inspect({ bytes }) {
        const mediaType = admit(bytes)
        if (mediaType !== 'application/pdf') return { pages: 1, traces: pictureTraces(bytes, mediaType) }
        return withPdf(codecs, bytes, async ({ pages, traces }) => ({ pages, traces: await traces() }))
      },
      async page({ bytes, page, maxSide }) {
        const mediaType = admit(bytes)
        if (mediaType === 'application/pdf')
          return withPdf(codecs, bytes, async (pdf) => {
            requirePage(page, pdf.pages)
            return pdf.page(page, maxSide)
          })
        requirePage(page, 1)
        const pixels = await damagedUnless(mediaType, () => codecs.picture(bytes, mediaType, maxSide))
        return { pixels, text: null }
      },
    },
  }
}

/** Refuses what is over a limit before any codec sees it. */
function admit(bytes: Uint8Array): ReadableMediaType {
  if (bytes.byteLength === 0) throw new SealdeskError('document/empty')
  if (bytes.byteLength > decodeLimits.bytes) throw tooLarge(`${decodeLimits.bytes / 1024 / 1024} MiB`)
  const mediaType = sniffMediaType(bytes)
  if (!mediaType) throw unreadable('not JPEG, PNG, WebP, PDF')
  if (mediaType !== 'application/pdf') admitPicture(bytes, mediaType)
  return mediaType
}

function admitPicture(bytes: Uint8Array, mediaType: PictureMediaType): void {
  const size = pictureSize(bytes, mediaType)
  if (!size) throw unreadable(mediaType)
  const { width, height } = size
  if (Math.min(width, height) < smallestSide)
    throw new SealdeskError('document/too-small', { size: `${width} × ${height}` })
  if (width * height > decodeLimits.pixels) throw tooLarge(`${decodeLimits.pixels / 1_000_000} MP`)
  if (!reachesEnd(bytes, mediaType)) throw new SealdeskError('document/cut-short', { mediaType })
  if (isAnimated(bytes, mediaType)) throw new SealdeskError('document/animated')
}

async function withPdf<T>(
  codecs: Codecs,
  bytes: Uint8Array<ArrayBuffer>,
  use: (pdf: OpenPdf) => Promise<T>,
): Promise<T> {
  return damagedUnless('application/pdf', async () => {
    const pdf = await codecs.openPdf(bytes)
    try {
      if (pdf.pages > decodeLimits.pages) throw tooLarge(`${decodeLimits.pages} p.`)
      return await use(pdf)
    } finally {
      await pdf.close()
    }
  })
}

/** Codecs throw a hundred kinds of errors on damaged bytes; to a person they are one. */
async function damagedUnless<T>(mediaType: ReadableMediaType, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode()
  } catch (error) {
    if (error instanceof SealdeskError) throw error
    throw new SealdeskError('document/unreadable', { detail: mediaType }, { cause: error })
  }
}

function requirePage(page: number, pages: number): void {
  if (page > pages) throw unreadable(`${page} / ${pages}`)
}

function unreadable(detail: string): SealdeskError {
  return new SealdeskError('document/unreadable', { detail })
}

function tooLarge(limit: string): SealdeskError {
  return new SealdeskError('document/too-large', { limit })
}
