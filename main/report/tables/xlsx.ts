import { PassThrough, Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import yazl from 'yazl'
import type { ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import { rowXml } from './rowXml.ts'
import { statistics, statisticsRows } from './statistics.ts'
import type { Cell, Heading, Table } from './table.ts'
import { tablesOf } from './tables.ts'
import { type Counts, createTally } from './tally.ts'
import { type SheetFrame, type SheetOutline, workbookFrame } from './workbookFrame.ts'

/** What a sheet can hold below its heading. */
const mostRows = 1_048_575
/** Compression of the rows: at 6 they take twice as long for a fifth less. */
const compressionLevel = 1
const pieceLength = 64 * 1024
/** Cases that are counted in one go; then other requests have their turn. */
const casesAtOnce = 64

interface FilledSheet extends SheetOutline {
  readonly content: () => Iterable<readonly Cell[]>
}

/** A sheet whose rows are there at once, rather than made of each case. */
export interface ShortSheet {
  readonly zh: string
  readonly en: string
  readonly headings: readonly Heading[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What a workbook on cases holds: tables, and after them the sheets that tell of all cases, once these were counted. */
export interface WorkbookContent {
  readonly title: string
  readonly at: Date
  readonly tables: readonly Table[]
  readonly closing: (counts: Counts) => readonly ShortSheet[]
}

/** The workbook `results.xlsx`: a sheet each for cases, opinions, findings, fields and documents, and one of statistics. */
export function resultsXlsx(
  head: ResultHead,
  cases: () => Iterable<ResultCase>,
  sheetRows = mostRows,
): AsyncIterable<Uint8Array> {
  const content = {
    title: `${head.order.title} ${head.packageId}`,
    at: new Date(head.exportedAt),
    tables: tablesOf(head),
    closing: (counts: Counts) => [{ ...statistics, rows: [...statisticsRows(head, counts)] }],
  }
  return workbook(content, cases, sheetRows)
}

/**
 * A workbook, a piece at a time. It goes through the cases once to count and once for each table, and holds one case at a
 * time. A table that is longer than a sheet can be goes on in another.
 *
 * @param sheetRows rows that a sheet takes at most
 */
export async function* workbook(
  content: WorkbookContent,
  cases: () => Iterable<ResultCase>,
  sheetRows = mostRows,
): AsyncIterable<Uint8Array> {
  const { title, at } = content
  const sheets = await filledSheets(content, cases, sheetRows)
  const frame = await workbookFrame(sheets, title, at)
  const zip = new yazl.ZipFile()
  const output = zip.outputStream.pipe(new PassThrough())
  const fail = (error: unknown) => output.destroy(error as Error)
  zip.on('error', fail)
  for (const [path, bytes] of frame.parts) zip.addBuffer(bytes, path, { mtime: at })
  let rows = Readable.from([])
  sheets.forEach((sheet, index) => {
    const part = frame.sheets[index]
    if (!part) return
    zip.addReadStreamLazy(part.path, { mtime: at, compressionLevel }, (give) => {
      rows = Readable.from(sheetPieces(part, sheet.content()), { objectMode: false }).on('error', fail)
      give(null, rows)
    })
  })
  zip.end()
  try {
    yield* output
  } finally {
    rows.destroy()
  }
}

/** How often a workbook goes through the cases. */
export function walksOfXlsx(head: Pick<ResultHead, 'order'>): number {
  return 1 + tablesOf(head).length
}

async function filledSheets(
  { tables, closing }: WorkbookContent,
  cases: () => Iterable<ResultCase>,
  sheetRows: number,
): Promise<FilledSheet[]> {
  const { lengths, counts } = await countAll(tables, cases())
  const filled = tables.flatMap((table, index) => {
    const content = function* () {
      for (const one of cases()) yield* table.rows(one)
    }
    return cut(
      { name: `${table.zh} ${table.en}`, headings: table.headings, content },
      lengths[index] ?? 0,
      sheetRows,
    )
  })
  const last = closing(counts).map(({ zh, en, headings, rows }) => ({
    name: `${zh} ${en}`,
    headings,
    rows: rows.length,
    content: () => rows,
  }))
  return [...filled, ...last]
}

async function countAll(
  tables: readonly Table[],
  cases: Iterable<ResultCase>,
): Promise<{ lengths: number[]; counts: Counts }> {
  const lengths = tables.map(() => 0)
  const tally = createTally()
  let done = 0
  for (const one of cases) {
    if (++done % casesAtOnce === 0) await setImmediate()
    tally.add(one)
    tables.forEach((table, index) => {
      lengths[index] = (lengths[index] ?? 0) + table.count(one)
    })
  }
  return { lengths, counts: tally.counts }
}

/** A table as one sheet, or as several where it is longer than one can be. */
function cut(
  { name, headings, content }: Omit<FilledSheet, 'rows'>,
  rows: number,
  sheetRows: number,
): FilledSheet[] {
  const sheets = Math.max(1, Math.ceil(rows / sheetRows))
  return Array.from({ length: sheets }, (_, index) => ({
    name: index === 0 ? name : `${name} ${index + 1}`,
    headings,
    rows: Math.min(sheetRows, rows - index * sheetRows),
    content: () => between(content(), index * sheetRows, (index + 1) * sheetRows),
  }))
}

function* between<Row>(rows: Iterable<Row>, from: number, to: number): Iterable<Row> {
  let position = 0
  for (const row of rows) {
    if (position >= to) return
    if (position++ >= from) yield row
  }
}

/** A sheet's part of the workbook, in pieces that are worth compressing. */
function* sheetPieces(
  { before, after, columns }: SheetFrame,
  rows: Iterable<readonly Cell[]>,
): Iterable<Buffer> {
  let piece = before
  // The heading is row 1.
  let row = 2
  for (const cells of rows) {
    piece += rowXml(row++, cells, columns)
    if (piece.length < pieceLength) continue
    yield Buffer.from(piece, 'utf8')
    piece = ''
  }
  yield Buffer.from(piece + after, 'utf8')
}
