import { z } from 'zod'
import { ReadableMediaType } from '../domain/kind.ts'
import { FileTraces, TextLayer } from '../domain/reading.ts'
import { PagePixels } from '../domain/view.ts'
import { request } from './request.ts'

/** Limits within which a document is decoded; one over them is refused with `document/too-large`. */
export const decodeLimits = {
  bytes: 64 * 1024 * 1024,
  pages: 500,
  /** Width times height of the picture as stored. */
  pixels: 100_000_000,
  /** Drawing operations of one page of a PDF: some ten times those of a dense statement, and 500 MB to pdf.js. */
  operations: 200_000,
} as const

/**
 * The contract of the process that opens untrusted documents: bytes in, pixels out. It has no key, no file and no
 * state between requests that another document could see.
 */
export const decoderContract = {
  decoder: {
    /** Number of pages, and what the file says of its own making. */
    inspect: request(
      z.object({ bytes: z.instanceof(Uint8Array), mediaType: ReadableMediaType }),
      z.object({ pages: z.int().positive(), traces: FileTraces }),
      'anyone',
    ),
    /**
     * Pixels of one page, its longer side at most `maxSide`, turned as EXIF data says, and what is written in a page
     * of a PDF; `null` for a picture, and for a page that shows a picture of its text.
     */
    page: request(
      z.object({
        bytes: z.instanceof(Uint8Array),
        mediaType: ReadableMediaType,
        page: z.int().positive(),
        maxSide: z.int().positive(),
      }),
      z.object({ pixels: PagePixels, text: TextLayer.nullable() }),
      'anyone',
    ),
  },
} as const
