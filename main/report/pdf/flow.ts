import { colours, type TextStyle } from './ink.ts'
import { linesOf } from './lines.ts'
import type { Paper } from './paper.ts'

/** Words in Chinese, and below or beside them, smaller, in English. */
export interface Words {
  readonly zh: string
  readonly en?: string
}

export interface Cell extends Partial<TextStyle> {
  readonly text: string
  readonly align?: 'left' | 'right' | 'center'
  readonly ground?: string
  /** Below the text, smaller and grey. */
  readonly small?: string
  /** Name of the place in the file that it leads to. */
  readonly link?: string
}

export interface Column extends Words {
  /** Share of the table's width, in any unit. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}

/** Content that runs down the pages of a paper. Everything but a table's row stays together where a page can hold it. */
export interface Flow {
  readonly paper: Paper
  /** Where the next thing goes, in points from the top of the page. */
  readonly y: () => number
  readonly width: number
  /** Begins a new page unless that much room is left. @returns whether it did */
  readonly need: (height: number) => boolean
  readonly gap: (height: number) => void
  readonly newPage: () => void
  readonly text: (text: string, style?: Partial<TextStyle>, indent?: number) => void
  /** A heading; `level` 1 begins a chapter, which bookmarks name. */
  readonly heading: (level: 1 | 2 | 3, words: Words) => void
  /** A row of cells with lines around them. Widths are shares. A row that no page holds goes on on the next. */
  readonly row: (cells: readonly Cell[], widths: readonly number[], options?: RowOptions) => void
}

export interface RowOptions {
  readonly least?: number
  /** Called on each page that the row begins or goes on on; draws the head of its table. */
  readonly onNewPage?: () => void
}

const body: TextStyle = { size: 9, colour: colours.text }
const padding = { x: 5, y: 4 }
/** From one line of text to the next, in sizes of the text. */
const leading = 1.45
/** How far below the top of its line a text of size 1 stands. */
const rise = 1.08

export function createFlow(paper: Paper): Flow {
  const { ink, left, right, top, bottom } = paper
  const width = right - left
  let y = top

  function newPage(): void {
    paper.turn()
    y = top
  }

  function need(height: number): boolean {
    // What no page holds begins where it is.
    if (y + height <= bottom || (y === top && height > bottom - top)) return false
    newPage()
    return true
  }

  function text(said: string, style: Partial<TextStyle> = {}, indent = 0): void {
    const set = { ...body, ...style }
    for (const line of linesIn(said, width - indent, set)) {
      need(set.size * leading)
      ink.text(line, left + indent, y + set.size * rise, set)
      y += set.size * leading
    }
  }

  function linesIn(said: string, room: number, style: TextStyle): string[] {
    return linesOf(said, room, (character) => ink.widthOf(character, style))
  }

  function heading(level: 1 | 2 | 3, { zh, en }: Words): void {
    const size = { 1: 15, 2: 11.5, 3: 9.5 }[level]
    need({ 1: 130, 2: 110, 3: 60 }[level])
    y += level === 1 ? 2 : size * 0.5
    const style = { size, isBold: true, colour: level === 3 ? colours.text : colours.accent }
    ink.text(zh, left, y + size * rise, style)
    if (en)
      ink.text(en, left + ink.widthOf(zh, style) + 8, y + size * rise, {
        size: size * 0.66,
        colour: colours.soft,
      })
    y += size * leading
    if (level === 1) {
      ink.line([left, y + 1], [right, y + 1], colours.accent)
      y += 5
    }
    y += 4
  }

  function row(cells: readonly Cell[], widths: readonly number[], options: RowOptions = {}): void {
    const all = widths.reduce((sum, share) => sum + share, 0)
    const columns = cells.map((cell, index) => {
      const across = ((widths[index] ?? 0) / all) * width
      return { cell, across, lines: cellLines(cell, across - 2 * padding.x) }
    })
    const heightOf = (lines: readonly Line[]) =>
      lines.reduce((sum, { style }) => sum + style.size * leading, 0)
    const turned = () => {
      newPage()
      options.onNewPage?.()
    }
    const whole = Math.max(options.least ?? 0, ...columns.map(({ lines }) => heightOf(lines) + 2 * padding.y))
    if (y + whole > bottom && (whole <= (bottom - top) / 2 || bottom - y < 60)) turned()
    let rests = columns.map(({ lines }) => lines)
    do {
      const room = bottom - y - 2 * padding.y
      const parts = rests.map((lines) => fitting(lines, room))
      const height = Math.max(
        ...parts.map((lines) => heightOf(lines) + 2 * padding.y),
        Math.min(options.least ?? 0, room),
      )
      let x = left
      columns.forEach(({ cell, across }, index) => {
        drawCell(cell, parts[index] ?? [], x, across, height)
        x += across
      })
      y += height
      rests = rests.map((lines, index) => lines.slice(parts[index]?.length ?? 0))
      if (rests.some((lines) => lines.length > 0)) turned()
    } while (rests.some((lines) => lines.length > 0))
  }

  interface Line {
    readonly text: string
    readonly style: TextStyle
  }

  function cellLines(cell: Cell, room: number): Line[] {
    const style = styleOf(cell)
    const lines =
      cell.text === '' ? [] : linesIn(cell.text, room, style).map((line) => ({ text: line, style }))
    if (!cell.small) return lines
    const small = { size: Math.max(6, style.size - 2), colour: colours.soft }
    return [...lines, ...linesIn(cell.small, room, small).map((line) => ({ text: line, style: small }))]
  }

  function fitting(lines: readonly Line[], room: number): Line[] {
    let height = 0
    const fits = lines.findIndex(({ style }) => {
      height += style.size * leading
      return height > room
    })
    // One line at least, or it would never end.
    return lines.slice(0, fits < 0 ? lines.length : Math.max(1, fits))
  }

  function drawCell(cell: Cell, lines: readonly Line[], x: number, across: number, height: number): void {
    if (cell.ground) ink.fill(x, y, across, height, cell.ground)
    ink.frame(x, y, across, height, colours.line)
    if (cell.link) paper.pdf.goTo(x, y, across, height, cell.link)
    let at = y + padding.y
    for (const { text: line, style } of lines) {
      const spare = across - 2 * padding.x - ink.widthOf(line, style)
      const shift = { left: 0, center: spare / 2, right: spare }[cell.align ?? 'left']
      ink.text(line, x + padding.x + shift, at + style.size * rise, style)
      at += style.size * leading
    }
  }

  return {
    paper,
    y: () => y,
    width,
    need,
    gap(height) {
      y = Math.min(bottom, y + height)
    },
    newPage,
    text,
    heading,
    row,
  }
}

function styleOf({ size = 8.5, isBold = false, colour = colours.text }: Cell): TextStyle {
  return { size, isBold, colour }
}

/** A table whose head stands on each page that it runs over. */
export function createTable(flow: Flow, columns: readonly Column[], size = 8) {
  const widths = columns.map(({ width }) => width)
  const head = () =>
    flow.row(
      columns.map(({ zh, en, align = 'left' }) => ({
        text: zh,
        ...(en && { small: en }),
        align,
        isBold: true,
        size,
        ground: colours.head,
      })),
      widths,
    )
  flow.gap(2)
  flow.need(60)
  head()
  return {
    row(cells: readonly (string | Cell)[]): void {
      const set = cells.map((cell, index) => ({
        align: columns[index]?.align ?? 'left',
        size,
        ...(typeof cell === 'string' ? { text: cell } : cell),
      }))
      flow.row(set, widths, { onNewPage: head })
    },
  }
}

/** What something is called, and what it is: two columns, or four where there are two pairs a row. */
export function keyed(flow: Flow, pairs: readonly (readonly [Words, string])[], perRow: 1 | 2 = 1): void {
  for (let index = 0; index < pairs.length; index += perRow) {
    const inRow = pairs.slice(index, index + perRow)
    const cells = inRow.flatMap(([{ zh, en }, value]): Cell[] => [
      { text: zh, ...(en && { small: en }), ground: colours.label, isBold: true, size: 8 },
      { text: value, size: perRow === 1 ? 8.5 : 8 },
    ])
    // A row with one pair where others have two: its value takes the rest.
    const widths = inRow.length === 2 ? [1, 2.2, 1, 2.2] : [1, 5.4]
    flow.row(cells, perRow === 1 ? [1.3, 5] : widths)
  }
}
