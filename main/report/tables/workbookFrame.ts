import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import yauzl from 'yauzl'
import { type CellColumn, columnLetters } from './rowXml.ts'
import type { CellFormat, Heading } from './table.ts'

/** A sheet before its rows are there. */
export interface SheetOutline {
  readonly name: string
  readonly headings: readonly Heading[]
}

/** A sheet's part of the workbook around its rows, which begin at row 2. */
export interface SheetFrame {
  readonly path: string
  readonly before: string
  /** @param rows below the heading */
  readonly after: (rows: number) => string
  readonly columns: readonly CellColumn[]
}

export interface WorkbookFrame {
  /** Every other part of the workbook: its path and bytes. */
  readonly parts: readonly (readonly [path: string, bytes: Buffer])[]
  readonly sheets: readonly SheetFrame[]
}

/**
 * A workbook without its rows: headings that stay in sight with filters under them, column widths and formats. The
 * library writes it with one row of samples in each sheet, in whose place the rows go: it would hold all of them.
 */
export async function workbookFrame(
  outlines: readonly SheetOutline[],
  title: string,
  at: Date,
): Promise<WorkbookFrame> {
  const workbook = await writeXlsx({
    sheets: outlines.map(outlinedSheet),
    properties: { title, creator: 'Sealdesk', created: at, modified: at },
    defaultFont: font,
    stringMode: 'inline',
  })
  const parts: [string, Buffer][] = []
  const sheets: SheetFrame[] = []
  for await (const [path, bytes] of unzipped(Buffer.from(workbook))) {
    const outline = outlines[Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1]) - 1]
    if (outline) sheets.push(sheetFrame(path, bytes.toString('utf8'), outline))
    else parts.push([path, bytes])
  }
  if (sheets.length !== outlines.length) throw new Error('the workbook lacks a sheet')
  return { parts, sheets }
}

const font = { name: 'Microsoft YaHei', size: 10 }
const headingStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE6EDF5' } },
  alignment: { vertical: 'center', wrapText: true },
}
const formats: Readonly<Record<CellFormat, string>> = {
  text: '@',
  code: '@',
  whole: '0',
  ratio: '0.00',
  money: '#,##0.00',
}

function outlinedSheet({ name, headings }: SheetOutline) {
  const heads = headings.map(({ zh, en }) => `${zh}\n${en}`)
  const samples = headings.map(({ format }) => (isText(format) ? 'x' : 0))
  return {
    name,
    columns: headings.map(({ width }) => ({ width })),
    rows: [heads, samples],
    cells: new Map<string, { value: CellValue; style: CellStyle }>(
      headings.flatMap(({ format }, column) => [
        [`0,${column}`, { value: heads[column] ?? '', style: headingStyle }],
        [`1,${column}`, { value: samples[column] ?? '', style: cellStyle(format) }],
      ]),
    ),
    rowDefs: new Map([[0, { height: 32 }]]),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: extent(headings.length, 0) },
    pageSetup: {
      orientation: 'landscape',
      paperSize: 'a4',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    } as const,
  }
}

function isText(format: CellFormat): boolean {
  return format === 'text' || format === 'code'
}

function cellStyle(format: CellFormat): CellStyle {
  return { font, numFmt: formats[format], alignment: { vertical: 'top', wrapText: format === 'text' } }
}

function extent(columns: number, rows: number): string {
  return `A1:${columnLetters(columns - 1)}${rows + 1}`
}

function sheetFrame(path: string, xml: string, { headings }: SheetOutline): SheetFrame {
  const found = /^(.*?)<row r="2".*<\/row>(<\/sheetData><autoFilter ref=")[^"]*(".*)$/s.exec(xml)
  const [, before = '', untilFilter = '', after = ''] = found ?? []
  const styles = [...xml.matchAll(/<c r="[A-Z]+2"[^>]*? s="(\d+)"/g)].map(([, style]) => Number(style))
  if (!found || styles.length !== headings.length)
    throw new Error(`the workbook's ${path} is of another form`)
  const columns = headings.map(({ format, width }, index) => ({
    style: styles[index] ?? 0,
    wraps: format === 'text' ? width : 0,
  }))
  return {
    path,
    // How far the rows go is not known where they begin, and need not be said there.
    before: before.replace(/<dimension [^>]*\/>/, ''),
    after: (rows) => `${untilFilter}${extent(headings.length, rows)}${after}`,
    columns,
  }
}

async function* unzipped(zip: Buffer): AsyncIterable<[string, Buffer]> {
  const file = await yauzl.fromBufferPromise(zip, { lazyEntries: true })
  for await (const entry of file.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await file.openReadStreamPromise(entry)) pieces.push(piece)
    yield [entry.fileName, Buffer.concat(pieces)]
  }
}
