import type { PageViewport, PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.d.ts'
import type { Box, ReadLine } from '../domain/reading.ts'
import type { PagePixels } from '../domain/view.ts'
import { SealdeskError } from '../errors/error.ts'
import type { OpenPdf } from './decoder.ts'

/** A drawing surface of the process that decodes: a browser's canvas, or one for Node. */
export interface Surface<Canvas> {
  readonly canvas: Canvas
  /** 8-bit RGBA, row by row. */
  pixels(): Uint8Array<ArrayBuffer>
}

/** Opens a PDF with pdf.js and draws its pages on surfaces of the given kind, white where the page is empty. */
export async function openPdf<Canvas>(
  task: PDFDocumentLoadingTask,
  createSurface: (width: number, height: number) => Surface<Canvas>,
): Promise<OpenPdf> {
  const document = await task.promise.catch((error: unknown) => {
    void task.destroy()
    if (error instanceof Error && error.name === 'PasswordException')
      throw new SealdeskError('document/unreadable', { detail: 'PDF: password' })
    throw error
  })
  return {
    pages: document.numPages,
    render: (page, maxSide) => render(document, page, maxSide, createSurface),
    text: (page) => textLayer(document, page),
    close: () => task.destroy(),
  }
}

async function render<Canvas>(
  document: PDFDocumentProxy,
  number: number,
  maxSide: number,
  createSurface: (width: number, height: number) => Surface<Canvas>,
): Promise<PagePixels> {
  const page = await document.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: maxSide / Math.max(natural.width, natural.height) })
  const width = Math.max(1, Math.round(viewport.width))
  const height = Math.max(1, Math.round(viewport.height))
  const surface = createSurface(width, height)
  // pdf.js types the canvas as the DOM's; the surface comes with the pdf.js build that draws on it.
  const canvas = surface.canvas as Parameters<typeof page.render>[0]['canvas']
  await page.render({ canvas, viewport, background: '#ffffff' }).promise
  return { width, height, rgba: surface.pixels() }
}

async function textLayer(document: PDFDocumentProxy, number: number): Promise<ReadLine[]> {
  const page = await document.getPage(number)
  const { items } = await page.getTextContent()
  return textLines(items, page.getViewport({ scale: 1 }))
}

/** Joins the runs of a text layer into lines; a run that ends a line says so. */
export function textLines(
  items: readonly (TextItem | TextMarkedContent)[],
  viewport: Pick<PageViewport, 'width' | 'height' | 'transform'>,
): ReadLine[] {
  const lines: ReadLine[] = []
  let runs: TextItem[] = []
  const endLine = () => {
    const text = runs.map(({ str }) => str).join('')
    if (text.trim() !== '') lines.push({ text: text.trim(), confidence: 1, box: boxAround(runs, viewport) })
    runs = []
  }
  for (const item of items) {
    if (!('str' in item)) continue
    runs.push(item)
    if (item.hasEOL) endLine()
  }
  endLine()
  return lines
}

function boxAround(
  runs: readonly TextItem[],
  { width, height, transform }: Pick<PageViewport, 'width' | 'height' | 'transform'>,
): Box {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as readonly number[]
  const corners = runs
    .filter(({ str }) => str.trim() !== '')
    .flatMap((run) => {
      const [, , , , x = 0, y = 0] = run.transform as readonly number[]
      return [
        [x, y],
        [x + run.width, y + run.height],
      ].map(([px = 0, py = 0]) => [(a * px + c * py + e) / width, (b * px + d * py + f) / height] as const)
    })
  const xs = corners.map(([x]) => clamp(x))
  const ys = corners.map(([, y]) => clamp(y))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction))
}
