import type { ResultCase } from '../../../shared/domain/result.ts'

/** What stands in a cell; null leaves it empty. Numbers of cards and people are text, so that no digit is lost. */
export type Cell = string | number | null

/** How a column is shown: `code` is text that is not broken into lines, `ratio` has two decimals, `money` is in yuan. */
export type CellFormat = 'text' | 'code' | 'whole' | 'ratio' | 'money'

/** A column's heading in both languages, its width in characters, and its cell of each row. */
export interface Column<Row> {
  readonly zh: string
  readonly en: string
  readonly width: number
  readonly format: CellFormat
  readonly cell: (row: Row) => Cell
}

export type Heading = Omit<Column<never>, 'cell'>

/** A sheet of the workbook. What it says of a case is made of that case alone. */
export interface Table {
  readonly zh: string
  readonly en: string
  readonly headings: readonly Heading[]
  readonly rows: (one: ResultCase) => Iterable<readonly Cell[]>
}

/** A table with a row for each thing that `rowsOf` finds in a case. */
export function tableOf<Row>(
  name: { readonly zh: string; readonly en: string },
  rowsOf: (one: ResultCase) => readonly Row[],
  columns: readonly Column<Row>[],
): Table {
  return {
    ...name,
    headings: columns,
    *rows(one) {
      for (const row of rowsOf(one)) yield columns.map(({ cell }) => cell(row))
    },
  }
}

/** A column of text. */
export function text<Row>(zh: string, en: string, width: number, cell: Column<Row>['cell']): Column<Row> {
  return { zh, en, width, format: 'text', cell }
}

/** A column of digests or identifiers, which nobody reads to the end. */
export function code<Row>(zh: string, en: string, cell: Column<Row>['cell']): Column<Row> {
  return { zh, en, width: 20, format: 'code', cell }
}

/** A column of whole numbers. */
export function whole<Row>(zh: string, en: string, cell: Column<Row>['cell']): Column<Row> {
  return { zh, en, width: 11, format: 'whole', cell }
}
