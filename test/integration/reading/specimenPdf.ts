import PDFDocument from 'pdfkit'

/** A PDF that opens with a password only. */
export function lockedPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({ userPassword: 'specimen' })
  pdf.text('SPECIMEN')
  return bytesOf(pdf)
}

/** A page with a picture on it and no text layer, as a scanner makes it. */
export function picturePdf(jpeg: Buffer): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 40 })
  pdf.image(jpeg, 60, 60, { width: 600 })
  return bytesOf(pdf)
}

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
