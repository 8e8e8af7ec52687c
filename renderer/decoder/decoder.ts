// First: zod asks for eval while its modules load.
import '../zodWithoutEval.ts'
import { GlobalWorkerOptions, getDocument, OPS, VerbosityLevel } from 'pdfjs-dist'
import workerSrc from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { createDecoder } from '../../shared/document/decoder.ts'
import { documentSettings, openPdf, type PdfEngine } from '../../shared/document/pdf.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import { type Link, serveOver } from '../../shared/ipc/wire.ts'
import { decodePicture } from './picture.ts'
import { createSurface } from './surface.ts'

declare global {
  interface Window {
    /** Put there by the preload: the only way into this page, and out of it. */
    readonly decoderLink: Link
  }
}

/** The page of the hidden window in which untrusted documents are decoded. */

GlobalWorkerOptions.workerSrc = workerSrc
/** What pdf.js loads while it decodes lies beside this page. */
const folder = (name: string) => new URL(`pdfjs/${name}/`, document.baseURI).href

const engine: PdfEngine<HTMLCanvasElement> = {
  open: (data) =>
    getDocument({
      data,
      cMapUrl: folder('cmaps'),
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      iccUrl: folder('iccs'),
      ...documentSettings,
      verbosity: VerbosityLevel.ERRORS,
    }),
  codes: OPS,
  createSurface,
}

const decoder = createDecoder({
  picture: decodePicture,
  openPdf: (bytes) => openPdf(engine, bytes),
})

serveOver(
  window.decoderLink,
  serve(decoderContract, 'core', decoder, {
    admit: () => {},
    report: (request, error) => console.error(request, error instanceof Error ? error.stack : typeof error),
  }),
)
