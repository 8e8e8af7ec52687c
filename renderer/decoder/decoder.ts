// First: zod asks for eval while its modules load.
import '../zodWithoutEval.ts'
import { createDecoder } from '../../shared/document/decoder.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import { type Link, serveOver } from '../../shared/ipc/wire.ts'
import { decodePicture } from './picture.ts'

declare global {
  interface Window {
    /** Put there by the preload: the only way into this page, and out of it. */
    readonly decoderLink: Link
  }
}

/** The page of the hidden window in which untrusted documents are decoded. */

const decoder = createDecoder({
  picture: decodePicture,
  // Most documents are pictures.
  openPdf: async (bytes) => (await import('./pdf.ts')).decodePdf(bytes),
})

serveOver(
  window.decoderLink,
  serve(decoderContract, 'core', decoder, {
    admit: () => {},
    report: (request, error) => console.error(request, error instanceof Error ? error.stack : typeof error),
  }),
)
