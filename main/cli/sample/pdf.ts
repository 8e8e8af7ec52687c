import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import { fontFile } from './font.ts'

/** What the writers of documents need of a page; text flows on to the next page by itself. */
export interface PdfPage {
  readonly title: (text: string) => void
  readonly heading: (text: string) => void
  readonly paragraph: (text: string) => void
  readonly line: (text: string) => void
  /** One row of a five-column table. */
  readonly row: (cells: readonly [string, string, string, string, string]) => void
  readonly gap: () => void
}

const columns = [
  { left: 0, width: 90, align: 'left' },
  { left: 90, width: 130, align: 'left' },
  { left: 220, width: 85, align: 'right' },
  { left: 305, width: 85, align: 'right' },
  { left: 390, width: 93, align: 'right' },
] as const
const margin = 56
const rowHeight = 17

/**
 * A PDF with the used part of one embedded font, marked as a specimen on every page. The same input gives the same
 * bytes: the file's date, and so its id, is `date` and not the clock's.
 */
export async function renderPdf(
  title: string,
  date: string,
  write: (page: PdfPage) => void,
): Promise<Uint8Array> {
  const made = new Date(`${date}T08:00:00Z`)
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    font: fontFile('regular'),
    info: {
      Title: title,
      Producer: 'sealdesk sample',
      Creator: 'sealdesk sample',
      CreationDate: made,
      ModDate: made,
    },
  })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = once(pdf, 'end')
  markSpecimen(pdf)
  pdf.on('pageAdded', () => markSpecimen(pdf))
  write(pageOf(pdf))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

function pageOf(pdf: PDFKit.PDFDocument): PdfPage {
  return {
    title: (text) => void pdf.fontSize(18).text(text, { align: 'center' }).moveDown(1),
    heading: (text) => void pdf.fontSize(12).text(text).moveDown(0.3),
    paragraph: (text) => void pdf.fontSize(11).text(text, { indent: 22, lineGap: 4 }).moveDown(0.5),
    line: (text) => void pdf.fontSize(11).text(text, { lineGap: 4 }),
    gap: () => void pdf.moveDown(1),
    row(cells) {
      if (pdf.y + rowHeight > pdf.page.height - margin) pdf.addPage()
      const top = pdf.y
      pdf.fontSize(10)
      columns.forEach(({ left, width, align }, index) => {
        pdf.text(cells[index] ?? '', margin + left, top, { width, align, lineBreak: false })
      })
      pdf
        .moveTo(margin, top + 15)
        .lineTo(margin + 483, top + 15)
        .lineWidth(0.4)
        .stroke('#b8b8b8')
      pdf.x = margin
      pdf.y = top + rowHeight
    },
  }
}

function markSpecimen(pdf: PDFKit.PDFDocument): void {
  const { x, y } = pdf
  const { width, height } = pdf.page
  pdf.save()
  pdf.rotate(-35, { origin: [width / 2, height / 2] })
  pdf.fontSize(56).fillColor('#c00000').fillOpacity(0.1)
  pdf.text('样本 SPECIMEN', 0, height / 2 - 28, { width, align: 'center', lineBreak: false })
  pdf.restore()
  pdf.fillColor('#000000').fillOpacity(1)
  pdf.x = x
  pdf.y = y
}
