import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { FileTraces, TextLayer } from '../domain/reading.ts'
import type { PagePixels } from '../domain/view.ts'
import { SealdeskError } from '../errors/error.ts'
import { decodeLimits } from '../ipc/decoder.ts'
import type { OpenPdf } from './decoder.ts'
import { pdfTraces } from './pdfTraces.ts'
import { type OperationCodes, type Operations, shownText } from './shownText.ts'
import { isPagesOwn, textLayer } from './textLayer.ts'

/** A drawing surface of the process that decodes: a browser's canvas, or one for Node. */
export interface Surface<Canvas> {
  readonly canvas: Canvas
  /** 8-bit RGBA, row by row. */
  pixels(): Uint8Array<ArrayBuffer>
}

/** What pdf.js is told of every document, in whichever process it runs: no forms of XFA, and no picture over the limit. */
export const documentSettings = {
  useSystemFonts: true,
  enableXfa: false,
  maxImageSize: decodeLimits.pixels,
} as const

/** What the build of pdf.js that a process runs brings along, with the surfaces that it draws on. */
export interface PdfEngine<Canvas> {
  open(bytes: Uint8Array<ArrayBuffer>): PDFDocumentLoadingTask
  readonly codes: OperationCodes
  createSurface(width: number, height: number): Surface<Canvas>
}

/**
 * Opens a PDF with pdf.js and draws its pages, white where the page is empty. Scripts, forms and files within it stay
 * what they are: bytes.
 *
 * @throws SealdeskError `document/needs-password`
 */
export async function openPdf<Canvas>(
  engine: PdfEngine<Canvas>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<OpenPdf> {
  // A copy: pdf.js takes the memory that it is given away.
  const task = engine.open(new Uint8Array(bytes))
  const document = await task.promise.catch((error: unknown) => {
    void task.destroy()
    if (error instanceof Error && error.name === 'PasswordException')
      throw new SealdeskError('document/needs-password')
    throw error
  })
  return {
    pages: document.numPages,
    page: async (number, maxSide) => readPage(engine, await document.getPage(number), maxSide),
    traces: () => traces(document, bytes),
    close: () => task.destroy(),
  }
}

async function readPage<Canvas>(
  engine: PdfEngine<Canvas>,
  page: PDFPageProxy,
  maxSide: number,
): Promise<{ pixels: PagePixels; text: TextLayer | null }> {
  const natural = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: maxSide / Math.max(natural.width, natural.height) })
  const width = Math.max(1, Math.round(viewport.width))
  const height = Math.max(1, Math.round(viewport.height))
  const surface = engine.createSurface(width, height)
  let isTooMuch = false
  let operations: Operations = { fnArray: [], argsArray: [] }
  const task = page.render({
    // pdf.js types the canvas as the DOM's; the surface comes with the pdf.js build that draws on it.
    canvas: surface.canvas as Parameters<typeof page.render>[0]['canvas'],
    viewport,
    background: '#ffffff',
    operationsFilter(_index, drawn) {
      operations = drawn
      // Forms within forms within forms: a few bytes can ask for more than any memory holds.
      isTooMuch ||= drawn.fnArray.length > decodeLimits.operations
      if (isTooMuch) task.cancel()
      return !isTooMuch
    },
  })
  await task.promise.catch((error: unknown) => {
    throw isTooMuch
      ? new SealdeskError('document/too-large', { limit: `${decodeLimits.operations} op.` })
      : error
  })
  const text = await writtenText(engine, page, operations, natural.width * natural.height)
  return { pixels: { width, height, rgba: surface.pixels() }, text }
}

/** What is written in the page, if that is what a person sees there. */
async function writtenText<Canvas>(
  { codes }: PdfEngine<Canvas>,
  page: PDFPageProxy,
  operations: Operations,
  area: number,
): Promise<TextLayer | null> {
  const { items } = await page.getTextContent()
  const layer = textLayer(items, page.getViewport({ scale: 1 }))
  const { visible, pictures } = shownText(operations, area, codes)
  return isPagesOwn(layer.lines, visible, pictures) ? layer : null
}

async function traces(document: PDFDocumentProxy, bytes: Uint8Array): Promise<FileTraces> {
  const { info, metadata } = await document.getMetadata()
  return pdfTraces(bytes, info, (metadata as { getRaw(): string } | null)?.getRaw() ?? '')
}
