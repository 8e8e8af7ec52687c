import type { Cell } from './table.ts'

/** What a cell of a spreadsheet can hold, in UTF-16 units. */
const mostCharacters = 32_767

const knownLetters: string[] = []

/** The column's letters in a reference: A, B … Z, AA …; `index` counts from 0. */
export function columnLetters(index: number): string {
  const known = knownLetters[index]
  if (known !== undefined) return known
  const last = String.fromCharCode(65 + (index % 26))
  const letters = index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
  knownLetters[index] = letters
  return letters
}

/** In points. */
const lineHeight = 15
const mostLines = 10

export interface CellColumn {
  readonly style: number
  readonly wraps: number
}

/**
 * A row of SpreadsheetML (ECMA-376 part 1, 18.3.1.73). Text is written as text whatever it looks like: a cell of the
 * kind `inlineStr` is never a formula, a number or a date.
 *
 * @param row its number, from 1
 * @param columns index of the cell format of each, and how many characters its text may be wide; 0 if it is not broken
 */
export function rowXml(row: number, cells: readonly Cell[], columns: readonly CellColumn[]): string {
  const lines = linesOf(cells, columns)
  let xml = lines > 1 ? `<row r="${row}" ht="${lines * lineHeight}">` : `<row r="${row}">`
  cells.forEach((cell, index) => {
    if (cell === null || cell === '') return
    const at = `<c r="${columnLetters(index)}${row}" s="${columns[index]?.style ?? 0}"`
    xml +=
      typeof cell === 'number'
        ? `${at}><v>${cell}</v></c>`
        : `${at} t="inlineStr"><is><t${hasOuterSpace(cell) ? ' xml:space="preserve"' : ''}>${cellText(cell)}</t></is></c>`
  })
  return `${xml}</row>`
}

/** Whether a text begins or ends with what would be taken off it; said of each, it would be a fifth of all. */
function hasOuterSpace(text: string): boolean {
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20
}

/** Lines that the longest text of a row takes. Programs that open a file leave rows as high as the file says. */
function linesOf(cells: readonly Cell[], columns: readonly CellColumn[]): number {
  let most = 1
  cells.forEach((cell, index) => {
    const wraps = columns[index]?.wraps ?? 0
    // A character is at most two wide.
    if (wraps === 0 || typeof cell !== 'string' || (cell.length * 2 <= wraps && !cell.includes('\n'))) return
    const lines = cell
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / wraps)), 0)
    most = Math.max(most, lines)
  })
  return Math.min(most, mostLines)
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
