import type { Box, ReadLine } from '../../domain/reading.ts'
import { isRealDate } from '../../rules/date.ts'

/** The text of a page (from 1), as it is written in the file. */
export interface WrittenPage {
  readonly page: number
  readonly lines: readonly Pick<ReadLine, 'text' | 'box'>[]
}

/** A cell of a table: one piece of text. */
export interface Cell {
  readonly text: string
  readonly box: Box
}

/** What stands side by side on a page, from left to right. */
export interface TableRow {
  readonly page: number
  readonly cells: readonly Cell[]
  readonly box: Box
}

/** Two pieces stand in one row where they share more than this of the lower one's height. */
const sharedHeight = 0.5

/** The rows of all pages, from top to bottom. */
export function tableRows(pages: readonly WrittenPage[]): TableRow[] {
  return pages.flatMap(({ page, lines }) => {
    const rows: Cell[][] = []
    for (const cell of lines.toSorted((a, b) => middleOf(a.box) - middleOf(b.box))) {
      const row = rows.at(-1)
      if (row?.[0] && isBeside(row[0].box, cell.box)) row.push(cell)
      else rows.push([cell])
    }
    return rows.map((cells) => ({
      page,
      cells: cells.toSorted((a, b) => a.box[0] - b.box[0]),
      box: around(cells),
    }))
  })
}

function middleOf([, top, , bottom]: Box): number {
  return (top + bottom) / 2
}

function isBeside([, top, , bottom]: Box, [, otherTop, , otherBottom]: Box): boolean {
  const shared = Math.min(bottom, otherBottom) - Math.max(top, otherTop)
  return shared > sharedHeight * Math.min(bottom - top, otherBottom - otherTop)
}

function around(cells: readonly Cell[]): Box {
  const edge = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    pick(...cells.map(({ box }) => box[at]))
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
}

/** A column of a table: what its heading means, null where that is nothing to us, and how far it reaches. */
export interface TableColumn<Role> {
  readonly role: Role | null
  readonly left: number
  readonly right: number
}

/**
 * The columns that a row of headings makes; they meet halfway between two headings.
 *
 * @param roleOf what a heading means; blanks are taken out of it
 */
export function columnsOf<Role>(
  { cells }: TableRow,
  roleOf: (heading: string) => Role | null,
): TableColumn<Role>[] {
  return cells.map(({ text, box }, at) => ({
    role: roleOf(bare(text)),
    left: halfway(cells[at - 1]?.box[2] ?? -box[0], box[0]),
    right: halfway(box[2], cells[at + 1]?.box[0] ?? 2 - box[2]),
  }))
}

/** The column in which most of a cell stands. */
export function columnAt<Role>(
  columns: readonly TableColumn<Role>[],
  { box: [left, , right] }: Pick<Cell, 'box'>,
): TableColumn<Role> | null {
  const shared = (column: TableColumn<Role>) => Math.min(right, column.right) - Math.max(left, column.left)
  return columns.reduce<TableColumn<Role> | null>(
    (best, column) => (best === null || shared(column) > shared(best) ? column : best),
    null,
  )
}

function halfway(one: number, other: number): number {
  return (one + other) / 2
}

/** Text without blanks, in half width. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

const dateForm = /(?<!\d)(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)|(\d{2})(\d{2})(?!\d))/

/** The first date in a text, ISO 8601; null where there is none that the calendar has. */
export function dateIn(text: string): string | null {
  const found = dateForm.exec(text.normalize('NFKC'))
  if (!found) return null
  const [, year, month = found[4] ?? '', day = found[5] ?? ''] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(date) ? date : null
}
