import type { Cell } from './table.ts'

/** What a cell of a spreadsheet can hold, in UTF-16 units. */
const mostCharacters = 32_767

/** The column's letters in a reference: A, B … Z, AA …; `index` counts from 0. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

/** In points. */
const lineHeight = 15
const mostLines = 10

export interface CellColumn {
  readonly style: number
  readonly wraps: number
}

/** Where rows are written to. */
export interface RowTarget {
  readonly add: (text: string) => void
  readonly addBytes: (bytes: Uint8Array) => void
}

/** Writes a row. @param row its number, from 1 */
export type WriteRow = (row: number, cells: readonly Cell[], to: RowTarget) => void

/**
 * Writes rows of SpreadsheetML (ECMA-376 part 1, 18.3.1.73). Text is written as text whatever it looks like: a cell of the
 * kind `inlineStr` is never a formula, a number or a date.
 *
 * @param columns index of the cell format of each, and how many characters its text may be wide; 0 if it is not broken
 */
export function createRowWriter(columns: readonly CellColumn[]): WriteRow {
  const writers = columns.map(createCellWriter)
  return (row, cells, to) => {
    const number = Buffer.from(String(row))
    const encoded = cells.map((cell, index) =>
      cell === null || cell === '' ? undefined : writers[index]?.(cell),
    )
    const lines = encoded.reduce((most, cell) => Math.max(most, cell?.lines ?? 1), 1)
    to.add(lines > 1 ? `<row r="${row}" ht="${lines * lineHeight}">` : `<row r="${row}">`)
    for (const cell of encoded) {
      if (!cell) continue
      to.addBytes(cell.before)
      to.addBytes(number)
      to.addBytes(cell.after)
    }
    to.addBytes(rowEnd)
  }
}

const rowEnd = Buffer.from('</row>')

/** A cell as it is written: what stands before and after the number of its row. */
interface CellBytes {
  readonly before: Uint8Array
  readonly after: Uint8Array
  /** Lines that its text takes. */
  readonly lines: number
}

/** Texts of a column that are known by their bytes at a time, and how long they are at most: long ones do not come again. */
const mostKnown = 512
const longestKnown = 256

/** Most columns say few things, a hundred thousand times. */
function createCellWriter(column: CellColumn, index: number): (cell: string | number) => CellBytes {
  const before = Buffer.from(`<c r="${columnLetters(index)}`)
  const known = new Map<string | number, CellBytes>()
  return (cell) => {
    const met = known.get(cell)
    if (met) return met
    const bytes = { before, after: Buffer.from(afterNumber(cell, column)), lines: linesOf(cell, column) }
    if (typeof cell === 'string' && cell.length > longestKnown) return bytes
    if (known.size === mostKnown) known.clear()
    known.set(cell, bytes)
    return bytes
  }
}

function afterNumber(cell: string | number, { style }: CellColumn): string {
  if (typeof cell === 'number') return `" s="${style}"><v>${cell}</v></c>`
  const space = hasOuterSpace(cell) ? ' xml:space="preserve"' : ''
  return `" s="${style}" t="inlineStr"><is><t${space}>${cellText(cell)}</t></is></c>`
}

/** Whether a text begins or ends with what would be taken off it; said of each, it would be a fifth of all. */
function hasOuterSpace(text: string): boolean {
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20
}

/** Lines that a text takes. Programs that open a file leave rows as high as the file says. */
function linesOf(cell: string | number, { wraps }: CellColumn): number {
  // A character is at most two wide.
  if (wraps === 0 || typeof cell !== 'string' || (cell.length * 2 <= wraps && !cell.includes('\n'))) return 1
  const lines = cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / wraps)), 0)
  return Math.min(lines, mostLines)
}

/** In characters of the Latin alphabet: others are twice as wide. */
function widthOf(text: string): number {
  let width = text.length
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x2e80) width++
  return width
}

/**
 * Text as it stands in a cell. What XML cannot hold is written as `_xHHHH_`, and so is the underscore of text that looks
 * like that already (18.4.12, ST_Xstring); what no cell can hold is cut, with an ellipsis.
 */
function cellText(text: string): string {
  const fitting = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text
  if (!needsCare.test(fitting)) return fitting
  return fitting
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      notInXml,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '')
}

// A carriage return would become a line feed when it is read.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 leaves out
const notInXml = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g
/** Most texts have nothing of what is replaced, and there are millions of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const needsCare = /[&<>_\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/
