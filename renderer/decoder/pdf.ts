import { GlobalWorkerOptions, getDocument, OPS, VerbosityLevel } from 'pdfjs-dist'
import workerSrc from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type { OpenPdf } from '../../shared/document/decoder.ts'
import { documentSettings, openPdf, type PdfEngine } from '../../shared/document/pdf.ts'
import { createSurface } from './surface.ts'

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

/** Opens a PDF in this page. @throws SealdeskError `document/needs-password` */
export function decodePdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  return openPdf(engine, bytes)
}
