import type { WrittenPage } from '../../../shared/worksheets/import/table.ts'

/** A page of text in columns: each cell where its column begins, blank ones left out. */
export function aWrittenPage(
  rows: readonly (readonly string[])[],
  { page = 1, columns = 12 }: { page?: number; columns?: number } = {},
): WrittenPage {
  return {
    page,
    lines: rows.flatMap((cells, row) =>
      cells.flatMap((text, column) => {
        if (text === '') return []
        const left = (column + 0.05) / columns
        const width = Math.min(0.9 / columns, ([...text].length * 0.1) / columns)
        const top = 0.05 + row * 0.02
        // A table's cells stand a little higher or lower than one another.
        const off = column % 2 === 0 ? 0 : 0.002
        return [
          {
            text,
            box: [left, top + off, left + width, top + off + 0.012] as [number, number, number, number],
          },
        ]
      }),
    ),
  }
}
