import { isDeepStrictEqual } from 'node:util'
import type { ResultHead } from '../../../shared/domain/result.ts'
import type { FileOfCases } from '../fileOfCases.ts'
import type { Scratch } from '../scratch.ts'
import { deflatedPart } from './deflatedPart.ts'
import { deflatedZip, type ZipPart } from './deflatedZip.ts'
import { createSheets, sheetOf } from './sheets.ts'
import { statistics, statisticsRows } from './statistics.ts'
import type { Cell, Heading, Table } from './table.ts'
import { tablesOf } from './tables.ts'
import { type Counts, createTally } from './tally.ts'
import { type SheetFrame, type SheetOutline, workbookFrame } from './workbookFrame.ts'

/** What a sheet can hold below its heading. */
const mostRows = 1_048_575

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
export function resultsXlsx(head: ResultHead, scratch: Scratch, sheetRows = mostRows): Promise<FileOfCases> {
  const content = {
    title: `${head.order.title} ${head.packageId}`,
    at: new Date(head.exportedAt),
    tables: tablesOf(head),
    closing: (counts: Counts) => [{ ...statistics, rows: [...statisticsRows(head, counts)] }],
  }
  return beginWorkbook(content, scratch, sheetRows)
}

/**
 * A workbook whose sheets grow side by side, a row after the other, as the cases go by.
 *
 * @param sheetRows rows that a sheet takes at most
 */
export async function beginWorkbook(
  { title, at, tables, closing }: WorkbookContent,
  scratch: Scratch,
  sheetRows = mostRows,
): Promise<FileOfCases> {
  const tally = createTally()
  const begun = await workbookFrame(
    tables.map((table) => outlineOf(table, 0)),
    title,
    at,
  )
  const filled = tables.map((table, index) => {
    const frame = frameAt(begun.sheets, index)
    return { table, frame, sheets: createSheets(frame, scratch, sheetRows) }
  })

  async function* pieces(): AsyncIterable<Uint8Array> {
    const grown = filled.flatMap(({ table, frame, sheets }) =>
      sheets.end().map((part, index) => ({ outline: outlineOf(table, index), columns: frame.columns, part })),
    )
    const short = closing(tally.counts).flatMap((sheet) => cut(sheet, sheetRows))
    const outlines = [...grown, ...short].map(({ outline }) => outline)
    const frame = await workbookFrame(outlines, title, at)
    const parts = frame.parts.map(([path, bytes]): ZipPart => [path, deflatedPart(bytes)])
    grown.forEach(({ columns, part }, index) => {
      const { path, columns: now } = frameAt(frame.sheets, index)
      if (!isDeepStrictEqual(columns, now))
        throw new Error(`the formats of ${path} are not those it was begun with`)
      parts.push([path, part])
    })
    short.forEach(({ rows }, index) => {
      const sheet = frameAt(frame.sheets, grown.length + index)
      parts.push([sheet.path, sheetOf(sheet, rows, scratch)])
    })
    yield* deflatedZip(parts, at)
  }

  return {
    add(one) {
      tally.add(one)
      for (const { table, sheets } of filled) for (const cells of table.rows(one)) sheets.add(cells)
    },
    pieces,
  }
}

/** What is longer than a sheet can be as several. */
function cut(sheet: ShortSheet, sheetRows: number) {
  const { rows } = sheet
  const sheets = Math.max(1, Math.ceil(rows.length / sheetRows))
  return Array.from({ length: sheets }, (_, index) => ({
    outline: outlineOf(sheet, index),
    rows: rows.slice(index * sheetRows, (index + 1) * sheetRows),
  }))
}

/** @param index of those sheets that one table fills */
function outlineOf({ zh, en, headings }: Omit<ShortSheet, 'rows'>, index: number): SheetOutline {
  return { name: index === 0 ? `${zh} ${en}` : `${zh} ${en} ${index + 1}`, headings }
}

function frameAt(frames: readonly SheetFrame[], index: number): SheetFrame {
  const frame = frames[index]
  if (!frame) throw new Error('the workbook lacks a sheet')
  return frame
}
