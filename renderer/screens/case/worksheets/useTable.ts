import { type Columns, cellsFrom, withCells, withoutRow, withTable } from '../../../stores/worksheetTable.ts'
import { useWorkspace } from '../../../stores/workspace.ts'

/** What is done to a table of the worksheet that is open. */
export interface TableChanges {
  readonly change: (row: number, key: string, text: string) => void
  readonly paste: (row: number, key: string, rows: readonly (readonly string[])[]) => void
  readonly remove: (row: number) => void
}

/** Changes of one table. */
export function useTable(table: string, columns: Columns): TableChanges {
  const { change } = useWorkspace().worksheets.getState()
  return {
    change: (row, key, text) =>
      change((draft) => withTable(draft, table, (rows) => withCells(rows, row, [{ [key]: text }]))),
    paste: (row, key, pasted) =>
      change((draft) =>
        withTable(draft, table, (rows) =>
          withCells(
            rows,
            row,
            pasted.map((texts) => cellsFrom(columns, key, texts)),
          ),
        ),
      ),
    remove: (row) => change((draft) => withoutRow(draft, table, row)),
  }
}
