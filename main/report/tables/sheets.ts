import type { Scratch } from '../scratch.ts'
import { createDeflatedPart, type DeflatedPart } from './deflatedPart.ts'
import { createRowWriter } from './rowXml.ts'
import type { Cell } from './table.ts'
import type { SheetFrame } from './workbookFrame.ts'

/** The sheets that a table fills: one, or several where it is longer than one can be. */
export interface Sheets {
  readonly add: (cells: readonly Cell[]) => void
  /** The sheets, one at least. Nothing may be added after. */
  readonly end: () => DeflatedPart[]
}

/** @param mostRows rows that a sheet takes below its heading */
export function createSheets(frame: SheetFrame, scratch: Scratch, mostRows: number): Sheets {
  const full: DeflatedPart[] = []
  let sheet = createSheet(frame, scratch)
  return {
    add(cells) {
      if (sheet.rows() === mostRows) {
        full.push(sheet.end())
        sheet = createSheet(frame, scratch)
      }
      sheet.add(cells)
    },
    end: () => [...full, sheet.end()],
  }
}

/** A sheet with these rows. */
export function sheetOf(frame: SheetFrame, rows: Iterable<readonly Cell[]>, scratch: Scratch): DeflatedPart {
  const sheet = createSheet(frame, scratch)
  for (const cells of rows) sheet.add(cells)
  return sheet.end()
}

function createSheet({ before, after, columns }: SheetFrame, scratch: Scratch) {
  const part = createDeflatedPart(scratch)
  const writeRow = createRowWriter(columns)
  let rows = 0
  part.add(before)
  return {
    rows: () => rows,
    add(cells: readonly Cell[]): void {
      rows += 1
      // The heading is row 1.
      writeRow(rows + 1, cells, part)
    },
    end(): DeflatedPart {
      part.add(after(rows))
      return part.end()
    },
  }
}
