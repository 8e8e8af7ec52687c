import { SealdeskError } from '../../shared/errors/error.ts'
import { mostLines } from '../../shared/worksheets/bankStatement.ts'
import { mostPeriods } from '../../shared/worksheets/financialStatements.ts'
import { type CellType, type Draft, type DraftRow, isBlankRow, tidied } from './worksheetDraft.ts'

/** So many rows one of the small tables takes. */
const fewRows = 50

/** As many rows as a table of a worksheet takes in which something stands. */
export function mostRows(table: string): number {
  if (table === 'lines') return mostLines
  return table === 'periods' ? mostPeriods : fewRows
}

/** The columns of a table, in the order in which rows are pasted into them. */
export type Columns = Readonly<Partial<Record<string, CellType>>>

/**
 * A draft of which a table is changed.
 *
 * @throws SealdeskError `worksheet/too-long` rather than that any of it would be left out
 */
export function withTable(
  draft: Draft,
  table: string,
  change: (rows: readonly DraftRow[]) => readonly DraftRow[],
): Draft {
  const rows = change(draft.tables[table] ?? [])
  const most = mostRows(table)
  if (rows.length > most) {
    const lines = rows.filter((row) => !isBlankRow(row)).length
    if (lines > most) throw new SealdeskError('worksheet/too-long', { lines, most })
  }
  return { ...draft, tables: { ...draft.tables, [table]: rows } }
}

/** Rows with cells laid over those that stand there, the first at a row; rows that are missing come to be. */
export function withCells(
  rows: readonly DraftRow[],
  at: number,
  laid: readonly DraftRow['cells'][],
): readonly DraftRow[] {
  const rowAt = (index: number): DraftRow => rows[index] ?? { cells: {} }
  const length = Math.max(rows.length, at + laid.length)
  return Array.from({ length }, (_, index) => {
    const cells = laid[index - at]
    return cells ? { ...rowAt(index), cells: { ...rowAt(index).cells, ...cells } } : rowAt(index)
  })
}

/** Texts that were pasted side by side, as cells of the columns from one on; undefined leaves a cell as it is. */
export function cellsFrom(
  columns: Columns,
  from: string,
  texts: readonly (string | undefined)[],
): DraftRow['cells'] {
  const entries = Object.entries(columns)
  const first = entries.findIndex(([key]) => key === from)
  const cells: Record<string, string> = {}
  for (const [right, text] of texts.entries()) {
    const [key, type = 'text'] = entries[first + right] ?? []
    if (key !== undefined && text !== undefined) cells[key] = tidied(type, text)
  }
  return cells
}

/** A draft with a row in which nothing stands, above another. */
export function withRowAbove(draft: Draft, table: string, row: number): Draft {
  return withTable(draft, table, (rows) => rows.toSpliced(row, 0, { cells: {} }))
}

export function withoutRow(draft: Draft, table: string, row: number): Draft {
  return withTable(draft, table, (rows) => rows.toSpliced(row, 1))
}

/** The rows of a table with one below that nothing stands in, to go on in. */
export function openEnded(draft: Draft, table: string): readonly DraftRow[] {
  const rows = draft.tables[table] ?? []
  const last = rows.at(-1)
  if (rows.length >= mostRows(table) || (last && isBlankRow(last))) return rows
  return [...rows, { cells: {} }]
}

/** The place of each row of a table that says something, among all its rows. */
export function placesOf(draft: Draft, table: string): number[] {
  return (draft.tables[table] ?? []).flatMap((row, index) => (isBlankRow(row) ? [] : [index]))
}
