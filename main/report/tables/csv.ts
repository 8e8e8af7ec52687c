import { stringify } from 'csv-stringify/sync'
import type { ResultHead } from '../../../shared/domain/result.ts'
import type { FileOfCases } from '../fileOfCases.ts'
import { createKeptText } from '../keptText.ts'
import type { Scratch } from '../scratch.ts'
import { caseTable } from './caseTable.ts'
import type { Cell } from './table.ts'

const byteOrderMark = '\uFEFF'

/**
 * `results.csv` (RFC 4180): the table of cases, a line a case. The byte order mark tells spreadsheets that it is UTF-8. An
 * apostrophe stands before what they would take for a formula, before digits that they would round or shorten, and before
 * an apostrophe: whoever reads a cell that begins with one takes it off.
 */
export function resultsCsv({ order }: Pick<ResultHead, 'order'>, scratch: Scratch): FileOfCases {
  const table = caseTable(order)
  const lines = createKeptText(scratch)
  lines.add(byteOrderMark + line(table.headings.map(({ zh, en }) => `${zh} ${en}`)))
  return {
    add(one) {
      for (const cells of table.rows(one)) lines.add(line(cells))
    },
    pieces: lines.pieces,
  }
}

function line(cells: readonly Cell[]): string {
  return stringify([cells.map(guarded)], { record_delimiter: 'windows' })
}

function guarded(cell: Cell): Cell {
  return typeof cell === 'string' && isChangedByReading(cell) ? `'${cell}` : cell
}

/** Formulas begin with these, also in their full width; digits are kept to fifteen, and lose their zeros in front. */
function isChangedByReading(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠']|^[\t\r\n]|^0\d+$|^\d{12,}$/u.test(text)
}
