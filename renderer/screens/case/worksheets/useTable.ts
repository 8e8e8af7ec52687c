import {
  type CellType,
  type Draft,
  type DraftRow,
  isBlankRow,
  tidied,
} from '../../../stores/worksheetDraft.ts'
import { useWorkspace } from '../../../stores/workspace.ts'

/** What is done to a table of the worksheet that is open. */
export interface TableChanges {
  readonly change: (row: number, key: string, text: string) => void
  readonly paste: (row: number, key: string, rows: readonly (readonly string[])[]) => void
  readonly remove: (row: number) => void
}

/**
 * Changes of one table.
 *
 * @param types its columns, in the order in which rows are pasted into them
 */
export function useTable(
  table: string,
  types: Readonly<Partial<Record<string, CellType>>>,
  most: number,
): TableChanges {
  const { change } = useWorkspace().worksheets.getState()
  const edit = (work: (rows: readonly DraftRow[]) => readonly DraftRow[]) =>
    change((draft) => withTable(draft, table, work))
  return {
    change: (row, key, text) => edit((rows) => withCells(rows, row, { [key]: text }, most)),
    paste: (row, key, pasted) =>
      edit((rows) =>
        pasted.reduce(
          (filled, cells, down) => withCells(filled, row + down, cellsOf(cells, key), most),
          rows,
        ),
      ),
    remove: (row) => change((draft) => withoutRow(draft, table, row)),
  }

  function cellsOf(texts: readonly string[], from: string): Record<string, string> {
    const columns = Object.entries(types)
    const first = columns.findIndex(([key]) => key === from)
    const cells: Record<string, string> = {}
    for (const [right, text] of texts.entries()) {
      const [key, type = 'text'] = columns[first + right] ?? []
      if (key !== undefined) cells[key] = tidied(type, text)
    }
    return cells
  }
}

/** A draft with a row in which nothing stands, above another. */
export function withRowAbove(draft: Draft, table: string, row: number): Draft {
  return withTable(draft, table, (rows) => rows.toSpliced(row, 0, { cells: {} }))
}

export function withoutRow(draft: Draft, table: string, row: number): Draft {
  return withTable(draft, table, (rows) => rows.toSpliced(row, 1))
}

/** The rows with one below that nothing stands in, to go on in. */
export function openEnded(rows: readonly DraftRow[], isReadOnly: boolean, most: number): readonly DraftRow[] {
  const last = rows.at(-1)
  if (isReadOnly || rows.length >= most || (last && isBlankRow(last))) return rows
  return [...rows, { cells: {} }]
}

/** The place of each row of a table that says something, among all its rows. */
export function placesOf(draft: Draft, table: string): number[] {
  return (draft.tables[table] ?? []).flatMap((row, index) => (isBlankRow(row) ? [] : [index]))
}

function withTable(
  draft: Draft,
  table: string,
  work: (rows: readonly DraftRow[]) => readonly DraftRow[],
): Draft {
  return { ...draft, tables: { ...draft.tables, [table]: work(draft.tables[table] ?? []) } }
}

function withCells(
  rows: readonly DraftRow[],
  at: number,
  cells: DraftRow['cells'],
  most: number,
): readonly DraftRow[] {
  if (at >= most) return rows
  const missing = Array.from({ length: Math.max(0, at + 1 - rows.length) }, (): DraftRow => ({ cells: {} }))
  return [...rows, ...missing].map((row, index) =>
    index === at ? { ...row, cells: { ...row.cells, ...cells } } : row,
  )
}
