/** Where a key press takes the keyboard to within a grid of cells. */
export interface Step {
  readonly rows: -1 | 0 | 1
  readonly columns: -1 | 0 | 1
  /** Whether it goes back to the column in which the row was begun, as after a line is typed from left to right. */
  readonly isNewLine: boolean
}

/** The text of a cell with what of it is selected. */
export interface Caret {
  readonly length: number
  readonly from: number
  readonly to: number
}

const step = (rows: Step['rows'], columns: Step['columns'], isNewLine = false): Step => ({
  rows,
  columns,
  isNewLine,
})

/**
 * The step that a key makes, as in a spreadsheet; null where the key is the cell's own. To the left and right the arrows
 * leave a cell only from its edge, or while all of it is selected.
 */
export function stepOf(
  {
    key,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  { length, from, to }: Caret,
): Step | null {
  if (ctrlKey || altKey || metaKey) return null
  if (key === 'Enter') return shiftKey ? step(-1, 0) : step(1, 0, true)
  if (shiftKey) return null
  const isWhole = from === 0 && to === length
  switch (key) {
    case 'ArrowUp':
      return step(-1, 0)
    case 'ArrowDown':
      return step(1, 0)
    case 'ArrowLeft':
      return isWhole || (from === 0 && to === 0) ? step(0, -1) : null
    case 'ArrowRight':
      return isWhole || (from === length && to === length) ? step(0, 1) : null
    default:
      return null
  }
}

/**
 * What was copied from a table: rows of cells; null for what is one cell alone. Rows in which nothing stands are left out
 * at the end, where whole columns of a spreadsheet have a million of them.
 */
export function pastedRows(text: string): string[][] | null {
  const lines = text.split(/\r\n?|\n/)
  const all = lines.map((line) => line.split('\t').map((cell) => cell.trim()))
  const rows = all.slice(0, all.findLastIndex((cells) => cells.some((cell) => cell !== '')) + 1)
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null
}
